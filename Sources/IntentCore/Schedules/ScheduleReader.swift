import IntentJSON
import IntentModel

/// Reads a schedule's file: strictly, since a member that is misspelled would be a rule that does not hold.
public struct ScheduleReader {
  static let members = [
    "cron", "every", "timezone", "job", "missed", "overlap", "jitter", "start", "end", "enabled", "description",
  ]
  /// The largest file that is read, in bytes: its jobs are a little larger than what it says of them.
  public static let maximumSize = (1 << 20) - 1024

  /// In milliseconds.
  private static let longestPeriod: Int64 = 3660 * 86_400_000

  private let object: JSONText

  /// Reads a file's bytes.
  ///
  /// - Throws: ``ScheduleError``, with the member at fault. Whether the time zone exists is not asked.
  public static func read(_ bytes: [UInt8], name: ScheduleName) throws(ScheduleError) -> Schedule {
    let text: JSONText
    do throws(JSONError) { text = try JSONText(validating: bytes, limits: JSONLimits(maxBytes: maximumSize)) } catch {
      throw ScheduleError("not valid JSON: \(error)", isUnfinished: true)
    }
    guard text.kind == .object else {
      throw ScheduleError("expected a schedule, which is an object with cron (or every) and job, found \(text.found)")
    }
    return try ScheduleReader(object: text).schedule(name)
  }

  private func schedule(_ name: ScheduleName) throws(ScheduleError) -> Schedule {
    try refuseUnknown()
    let rule = try rule()
    let (start, end) = (try time("start"), try time("end"))
    if let start, let end, end < start {
      throw ScheduleError(field: "end", "\(end) is before the start, \(start): it would never run")
    }
    if case .every = rule, let start, start.milliseconds % 1000 != 0 {
      throw ScheduleError(field: "start", "expected a whole second, from which intervals count, found \(start)")
    }
    let template = try JobTemplate(object["job"], schedule: name)
    return Schedule(
      name: name, rule: rule, timezone: try timezone(), start: start, end: end, missed: try missed(),
      overlap: try overlap(), jitter: try jitter(), isEnabled: try bool("enabled") ?? true,
      summary: try string("description"), job: template.text, key: template.key)
  }

  private func refuseUnknown() throws(ScheduleError) {
    for member in object.members where !Self.members.contains(where: member.isNamed) {
      let name = member.name
      let known =
        Nearest.name(to: name, among: Self.members).map { "did you mean \"\($0)\"?" }
        ?? (name.hasPrefix("intent_")
          ? "what belongs to the job stands in \"job\"" : "known are \(Self.members.joined(separator: ", "))")
      throw ScheduleError(field: name, "unknown field: \(known)")
    }
  }

  private func rule() throws(ScheduleError) -> Timeline.Rule {
    switch (value("cron"), value("every")) {
    case (let cron?, nil):
      guard let text = cron.string else {
        throw invalid("cron", cron, "a string such as \"30 9 * * MON-FRI\" or \"@daily\"")
      }
      do throws(CronError) { return .cron(try CronExpression(text)) } catch {
        throw ScheduleError(field: "cron", error.message)
      }
    case (nil, let every?):
      guard let period = try? DurationText(every), (1000...Self.longestPeriod).contains(period.milliseconds),
        period.milliseconds % 1000 == 0
      else {
        throw invalid("every", every, "whole seconds, as in \"30s\", \"15m\", \"2h\" or \"1d\", at most 3660d")
      }
      return .every(seconds: period.milliseconds / 1000)
    case (_?, _?):
      throw ScheduleError(field: "every", "is there beside cron: a schedule has one of them, remove the other")
    case (nil, nil):
      throw ScheduleError(
        field: "cron", "is missing: say when it runs, as in \"cron\": \"0 9 * * *\" or \"every\": \"15m\"")
    }
  }

  private func timezone() throws(ScheduleError) -> String {
    guard let value = value("timezone") else { return "UTC" }
    guard let name = value.string, !name.isEmpty else {
      throw invalid("timezone", value, "an IANA name, as in \"Asia/Seoul\"")
    }
    return name
  }

  /// `"none"`, `"latest"`, `"all"` or `{"all": 10}`.
  private func missed() throws(ScheduleError) -> Schedule.MissedRuns {
    guard let value = value("missed") else { return .latest }
    switch value.string {
    case "none": return .none
    case "latest": return .latest
    case "all": return .all(Schedule.usualBound)
    default: break
    }
    let bound = value.kind == .object ? value["all"]?.integer(as: Int.self) : nil
    if let bound, (1...Schedule.largestBound).contains(bound), value.members.reduce(0, { n, _ in n + 1 }) == 1 {
      return .all(bound)
    }
    throw invalid("missed", value, "\"none\", \"latest\", \"all\" or {\"all\": 1 to \(Schedule.largestBound)}")
  }

  private func overlap() throws(ScheduleError) -> Schedule.Overlap {
    guard let value = value("overlap") else { return .queue }
    guard let overlap = value.string.flatMap(Schedule.Overlap.init) else {
      throw invalid("overlap", value, "\"queue\" or \"skip\"")
    }
    return overlap
  }

  private func jitter() throws(ScheduleError) -> DurationText? {
    guard let value = value("jitter") else { return nil }
    guard let jitter = try? DurationText(value) else {
      throw invalid("jitter", value, "a duration, as in \"30s\" or \"5m\"")
    }
    return jitter.milliseconds == 0 ? nil : jitter
  }

  private func time(_ name: String) throws(ScheduleError) -> Timestamp? {
    guard let value = value(name) else { return nil }
    guard let time = value.string.flatMap({ try? Timestamp(rfc3339: $0) }) else {
      throw invalid(name, value, "an RFC 3339 time such as \"2026-11-21T09:00:00Z\"")
    }
    return time
  }

  private func bool(_ name: String) throws(ScheduleError) -> Bool? {
    guard let value = value(name) else { return nil }
    guard let bool = value.bool else { throw invalid(name, value, "true or false") }
    return bool
  }

  private func string(_ name: String) throws(ScheduleError) -> String? {
    guard let value = value(name) else { return nil }
    guard let text = value.string else { throw invalid(name, value, "a string") }
    return text
  }

  /// A member; nil where it is absent or `null`.
  private func value(_ name: String) -> JSONText? {
    object[name].flatMap { $0.isNull ? nil : $0 }
  }

  private func invalid(_ field: String, _ value: JSONText, _ expected: String) -> ScheduleError {
    ScheduleError(field: field, "expected \(expected), found \(value.found)")
  }
}
