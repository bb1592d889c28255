import IntentCore
import IntentJSON
import IntentModel

/// The values that tests share.
enum Fixture {
  static let uid = JobUID(unchecked: "019aa3c5-8d23-7b4e-9f00-3f1c2d4e5a6b")
  static let otherUID = JobUID(unchecked: "019aa3c5-8d23-7b4e-9f00-000000000002")
  /// 2026-11-21T00:00:00.000Z
  static let now = Timestamp(milliseconds: 1_795_219_200_000)
  static let key: IntentKey = "attendance.exec.notify_guardians_late"
  static let least = #"{"intent_key":"attendance.exec.notify_guardians_late","intent_params":{}}"#

  /// A time that is known to be one; else long ago.
  static func time(_ text: String) -> Timestamp { (try? Timestamp(rfc3339: text)) ?? .distantPast }

  static func read(_ drop: String, fileName: String? = nil) throws(JobError) -> Job {
    try JobReader.read(drop: Array(drop.utf8), fileName: fileName, uid: uid, now: now)
  }

  static func resume(_ file: String) throws(JobError) -> Job {
    try JobReader.resume(Array(file.utf8))
  }

  /// The least job with these members in addition, such as `"priority":9`.
  static func drop(_ members: String...) -> String {
    (["\(least.dropLast())"] + members).joined(separator: ",") + "}"
  }

  static func claim(_ job: Job) -> Claim {
    Claim(token: ClaimToken(uid: job.uid, fence: 7), job: job, claimedAt: now)
  }
}

extension Timestamp {
  /// So many seconds after the tests' now.
  static func at(_ seconds: Double) -> Timestamp {
    Fixture.now.adding(milliseconds: Int64(seconds * 1000))
  }
}

extension MonotonicInstant {
  static func at(milliseconds: Int64) -> MonotonicInstant {
    MonotonicInstant(nanoseconds: milliseconds * 1_000_000)
  }
}

extension Transition {
  /// The file that it writes.
  var text: String { String(decoding: record, as: UTF8.self) }

  /// A member of that file, as it was written.
  func member(_ name: String) -> String? {
    (try? JSONText(validating: record))?[name]?.text
  }
}

extension JSONText {
  init(_ text: String) {
    self.init(unchecked: Array(text.utf8))
  }
}
