import IntentCore
import IntentJSON
import IntentModel
import RandomTesting

extension FuzzTarget {
  /// A schedule's file, and the cron expression in it: what is taken keeps its bounds, and runs on in order.
  static let schedule = FuzzTarget(name: "schedule") { random in
    var bytes = Array(Self.scheduleText(&random).utf8)
    if random.oneIn(2) { Mutator.damage(&bytes, &random, tokens: expressions + Mutator.jsonTokens) }
    return bytes
  } check: { bytes in
    let schedule: Schedule
    let name = try ScheduleName("fuzz")
    do throws(ScheduleError) { schedule = try ScheduleReader.read(bytes, name: name) } catch {
      try require(!error.message.isEmpty, "refused without a reason")
      return .refused
    }
    if case .cron(let cron) = schedule.rule {
      try require((try? CronExpression(cron.text)) == cron, "\(cron) reads as another one")
    }
    let timeline = schedule.timeline(in: .utc)
    var last = Timestamp(milliseconds: 1_795_219_200_000)
    for _ in 0..<3 {
      guard let next = timeline.next(after: last)?.at else { break }
      try require(next > last, "\(next) does not come after \(last)")
      let id = Occurrence(schedule.name, at: next).id
      try require((try? JobID(id.text)) != nil, "\(id) is no id")
      let job = schedule.job(for: Occurrence(schedule.name, at: next))
      let read = try? JobReader.read(drop: job.bytes, fileName: nil, uid: .make(at: next), now: next)
      try require(read?.id == id, "the job of \(next) is none")
      last = next
    }
    return .accepted
  }

  private static let expressions = [
    "*/15 9-17 * * MON-FRI", "@daily", "0 22-2/2 L-3 JAN-MAR ?", "0 0 29 2 *", "0 0 * * 5L,MON#2", "59 23 31 12 7",
    "0 0 31 2 *", "5/7 * ? * *", "*", "@hourly", "0 0 1,15,L * 0-7/2",
  ]

  private static func scheduleText(_ random: inout SeededGenerator) -> String {
    var members = [random.oneIn(4) ? #""every": "90s""# : "\"cron\": \"\(random.pick(expressions))\""]
    for member in [
      #""timezone": "Asia/Seoul""#, #""missed": {"all": 10}"#, #""missed": "none""#, #""overlap": "skip""#,
      #""jitter": "10m""#, #""start": "2026-12-01T00:00:00Z""#, #""end": "2030-01-01T00:00:00+09:00""#,
      #""enabled": true"#, #""description": "마감""#,
    ] where random.oneIn(5) {
      members.append(member)
    }
    members.append(#""job": {"intent_key": "a.exec.b", "intent_params": {"price": 1.10}, "priority": 9}"#)
    return "{" + members.joined(separator: ", ") + "}"
  }
}
