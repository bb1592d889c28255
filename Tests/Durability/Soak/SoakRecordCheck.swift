import IntentJSON
import IntentModel

/// What a record of an ended job has to be, whatever its job is.
enum SoakRecordCheck {
  static func check(_ bytes: [UInt8], path: String, state: String) -> (
    id: String, attempts: [String], violations: [String]
  ) {
    let stem = path.split(separator: "/").last.map { String($0.dropLast(".json".count)) } ?? ""
    guard let record = try? JSONText(validating: bytes) else {
      return (stem, [], ["\(path) is torn: \(bytes.count) bytes"])
    }
    var violations: [String] = []
    func expect(_ condition: Bool, _ message: String) {
      if !condition { violations.append("\(path): \(message)") }
    }
    let id = record["id"]?.string ?? stem
    expect(id == stem, "is the record of \(id)")
    expect(record["status"]?.string == state, "says it is \(record["status"]?.string ?? "nothing")")
    expect(record["completed_at"]?.string != nil, "does not say when it ended")
    expect(record["uid"]?.string != nil, "has no uid")
    let attempts = record["attempts"]?.elements.map { $0 } ?? []
    let outcomes = attempts.compactMap { $0["outcome"]?.string }
    expect(outcomes.count == attempts.count, "has an attempt without an outcome")
    expect(outcomes.count { $0 == "completed" } == (state == "completed" ? 1 : 0), "attempts: \(outcomes)")
    if state == "completed" { expect(outcomes.last == "completed", "attempts: \(outcomes)") }
    if state == "failed" { expect(outcomes.last == "failed" || outcomes.last == "retry", "attempts: \(outcomes)") }
    // A retry that was not there any more is the last attempt of a failed job.
    let retries = outcomes.count { $0 == "retry" } - (state == "failed" && outcomes.last == "retry" ? 1 : 0)
    expect(
      record["retry_count"]?.integer == Int64(retries),
      "retry_count \(record["retry_count"]?.text ?? "-"), attempts: \(outcomes)")
    var last: Timestamp?
    for attempt in attempts {
      let start = time(attempt["started_at"])
      let end = time(attempt["ended_at"])
      guard let start, let end else {
        expect(false, "has an attempt without its times")
        continue
      }
      expect(start <= end, "has an attempt that ended before it began")
      // A claim of a dead dispatcher counts from the claim; attempts are one after the other.
      if let last { expect(start >= last, "has attempts at the same time") }
      last = start
    }
    return (id, outcomes, violations)
  }

  private static func time(_ text: JSONText?) -> Timestamp? {
    text?.string.flatMap { try? Timestamp(rfc3339: $0) }
  }
}
