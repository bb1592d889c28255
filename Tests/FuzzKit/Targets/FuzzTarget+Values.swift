import RandomTesting
import IntentCore
import IntentModel

extension FuzzTarget {
  /// The small texts: times, durations, rates, keys, ids, parameter paths. What is taken prints as it reads.
  static let values = FuzzTarget(name: "values") { random in
    var bytes = Array(random.pick(texts).utf8)
    Mutator.damage(&bytes, &random, tokens: texts)
    return Array(bytes.prefix(4096))
  } check: { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    var verdict = Verdict.refused
    if let time = try? Timestamp(rfc3339: text) {
      try require(try Timestamp(rfc3339: time.rfc3339) == time, "the time \(time) reads as another one")
      verdict = .accepted
    }
    if let duration = try? DurationText(text) {
      try require(try DurationText(duration.description) == duration, "the duration \(duration) reads as another one")
      verdict = .accepted
    }
    if let key = try? IntentKey(text) {
      try require(key.text == text && !text.contains("/"), "the key \(key) is not its text")
      verdict = .accepted
    }
    if let id = try? JobID(text) {
      try require(id.text == text && !text.contains("/") && !text.hasPrefix("."), "the id \(id) leads elsewhere")
      verdict = .accepted
    }
    if let path = ParameterPath(text) {
      try require(ParameterPath(path.description) == path, "the path \(path) reads as another one")
    }
    let uid = JobUID(unchecked: "019aa3c5-8d23-7b4e-9f00-3f1c2d4e5a6b")
    let made = JobID.make(fromFile: text, uid: uid)
    try require((try? JobID(made.text)) == made, "the id made of a file's name is none: \(made)")
    _ = (try? TenantID(text), try? QueueName(text), RateLimit(text))
    return verdict
  }

  private static let texts = [
    "2026-11-21T00:23:13.123Z", "2016-12-31T23:59:60+00:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999-23:59",
    "250ms", "1.5s", "106751991167d", "0.000000000001d", "20/s", "100/15m", "attendance.exec.check_in", "a.query.b",
    "late-7", "guardian.phone", "students[].phone", "지각.json", "..", "a/b",
  ]
}
