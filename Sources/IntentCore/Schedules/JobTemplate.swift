import IntentJSON
import IntentModel

/// The job of a schedule: all that a job may have, but what each run has of its own.
struct JobTemplate {
  /// The object.
  var text: JSONText
  /// Its intent.
  var key: IntentKey

  /// What each run writes itself.
  private static let ownMembers = ["id", "run_at", "created_at", "schedule"]

  init(_ value: JSONText?, schedule name: ScheduleName) throws(ScheduleError) {
    guard let value else {
      throw ScheduleError(
        field: "job", "is missing: say what runs, as in \"job\": {\"intent_key\": \"...\", \"intent_params\": {}}")
    }
    guard value.kind == .object else {
      throw ScheduleError(
        field: "job", "expected a job, which is an object with intent_key and intent_params, found \(value.found)")
    }
    for member in value.members {
      if Self.ownMembers.contains(where: member.isNamed) {
        throw ScheduleError(field: "job.\(member.name)", "each run has its own: remove it")
      }
      if JobMember.of(member)?.isRuntimeOwned == true {
        throw ScheduleError(field: "job.\(member.name)", "only the runtime writes this: remove it")
      }
    }
    do throws(JobError) {
      key = try JobReader.read(drop: Array(value.bytes), fileName: nil, uid: .make(at: .epoch), now: .epoch).key
    } catch {
      throw ScheduleError(
        field: error.field.isEmpty ? "job" : "job.\(error.field)", Self.unprefixed(error.message, error.field))
    }
    text = value
  }

  private static func unprefixed(_ message: String, _ field: String) -> String {
    if message.hasPrefix("\(field): ") { return String(message.dropFirst(field.count + 2)) }
    return message.hasPrefix("\(field) ") ? String(message.dropFirst(field.count + 1)) : message
  }
}
