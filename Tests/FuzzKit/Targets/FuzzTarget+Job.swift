import RandomTesting
import IntentCore
import IntentJSON
import IntentModel

extension FuzzTarget {
  private static let uid = JobUID(unchecked: "019aa3c5-8d23-7b4e-9f00-3f1c2d4e5a6b")
  private static let now = Timestamp(milliseconds: 1_795_000_000_000)

  /// A dropped file; what it becomes is written as a record, and that is read again.
  static let job = FuzzTarget(name: "job") { random in
    var bytes = Array(Self.drop(&random).utf8)
    Mutator.damage(&bytes, &random, tokens: Mutator.jsonTokens + Self.tokens)
    return bytes
  } check: { bytes in
    let job: Job
    do throws(JobError) {
      job = try JobReader.read(drop: bytes, fileName: "late\n.json", uid: uid, now: now)
    } catch {
      try require(!error.message.isEmpty, "an error without a message")
      return .refused
    }
    try require((try? JobID(job.id.text)) == job.id, "the id \(job.id) is none")
    try require((try? IntentKey(job.key.text)) == job.key, "the key \(job.key) is none")
    try checkRecord(of: job)
    return .accepted
  }

  /// A job that waits comes back as it was; a record that is dropped again is a job of the same members.
  private static func checkRecord(of job: Job) throws {
    let waiting = JobRecord(job, state: .delayed).bytes
    let resumed = try JobReader.resume(waiting)
    try require(resumed.id == job.id && resumed.uid == job.uid && resumed.key == job.key, "another identity")
    try require(resumed.params == job.params, "other parameters")
    try require(
      resumed.priority == job.priority && resumed.runAt == job.runAt && resumed.uniqueKey == job.uniqueKey
        && resumed.maxRetries == job.maxRetries && resumed.tenant == job.tenant, "other fields")
    var record = JobRecord(job, state: .completed)
    record.redact = ["student_id", "guardian.phone"].compactMap(ParameterPath.init)
    let text = try JSONText(validating: record.bytes, limits: JobReader.recordLimits)
    try require(text["status"]?.string == "completed", "a record without its status")
    let again = try? JobReader.read(
      drop: record.bytes, fileName: nil, uid: uid, now: now, limits: JobReader.recordLimits)
    let isRedacted = text["redacted"] != nil
    try require(isRedacted || again?.params == job.params, "a record that was put back is another job")
  }

  /// A file of the runtime's own, as somebody may have edited it: resumed, and summed up for a listing.
  static let record = FuzzTarget(name: "record") { random in
    var bytes = Array(Self.ownFile(&random).utf8)
    Mutator.damage(&bytes, &random, tokens: Mutator.jsonTokens + Self.tokens)
    return bytes
  } check: { bytes in
    for state in [JobState.pending, .delayed, .held, .completed] {
      let listed = ListedJob(
        id: JobID(unchecked: "x"), state: state, location: "x", bytes: bytes, modifiedAt: now)
      _ = RecordSummary(listed)
    }
    guard let job = try? JobReader.resume(bytes) else { return .refused }
    let again = try JobReader.resume(JobRecord(job, state: .held).bytes)
    try require(again.past.attempts == job.past.attempts, "other attempts")
    try require(again.past.retryCount == job.past.retryCount && again.params == job.params, "another past")
    return .accepted
  }

  /// A drop of odd, mostly valid members.
  static func drop(_ random: inout SeededGenerator) -> String {
    var members = [
      #""intent_key": "\#(random.pick(["attendance.exec.check_in", "a.query.b", "runtime.query.echo"]))""#,
      #""intent_params": \#(JSONGrammar.object(&random))"#,
    ]
    for member in optional where random.oneIn(4) { members.append(member) }
    if random.oneIn(3) { members.append(#""extra": \#(JSONGrammar.value(&random))"#) }
    if random.oneIn(8) { members.append(#""status": "failed""#) }
    members.sort { _, _ in random.oneIn(2) }
    return "{" + members.joined(separator: ",") + "}"
  }

  private static func ownFile(_ random: inout SeededGenerator) -> String {
    var members = [
      #""id": "late-1""#, #""uid": "\#(uid)""#, #""intent_key": "a.exec.b""#,
      #""intent_params": \#(JSONGrammar.object(&random))"#, #""status": "delayed""#,
      #""retry_count": \#(random.pick(["0", "3"]))"#, #""executed_at": null"#,
      #""attempts": [{"outcome": "retry", "error": \#(JSONGrammar.value(&random))}]"#,
    ]
    for member in owned where random.oneIn(3) { members.append(member) }
    return "{" + members.joined(separator: ",") + "}"
  }

  private static let optional = [
    #""id": "late-7""#, #""tenant_id": "acme""#, #""priority": 9"#, #""max_retries": 0"#, #""unique_key": "지각""#,
    #""run_at": "2026-11-21T09:00:00.000Z""#, #""expires_at": "2026-12-21T09:00:00+09:00""#, #""trace": {"a": 1.10}"#,
    #""created_at": "2016-12-31T23:59:60Z""#, #""id": null"#, #""priority": null"#, #""requested_by": "지민""#,
    #""reason": "November""#, #""on_success": {"intent_key": "a.exec.b", "intent_params": {"n": 1.10}}"#,
    #""on_failure": [{"intent_key": "a.exec.b", "params_from": {"x": "result.a[0].b", "y": "error_message"}}]"#,
    #""on_complete": [{"intent_key": "a.exec.b", "intent_params": {}, "on_complete": []}]"#,
  ]
  private static let owned = [
    #""due_at": "2026-11-21T09:00:00.000Z""#, #""suspect": true"#, #""interruptions": 2"#, #""history": [{}]"#,
    #""held": {"kind": "load_failed", "message": "m", "since": "2026-11-21T09:00:00.000Z"}"#,
    #""approvals": [{"by": "x"}]"#, #""follow_ups": ["a", 7]"#, #""refused": "no""#,
    #""redacted_chains": ["on_success"]"#,
    #""progress": {"done": 1}"#, #""rate_limit_waits": 1"#, #""attempts_omitted": 7"#,
    #""completed_at": "2026-11-21T09:00:00.000Z""#, #""submitted_as": "a.json""#, #""error_message": "e""#,
  ]
  private static let tokens = (optional + owned).map { $0 + "," }
}
