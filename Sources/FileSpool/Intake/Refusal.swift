import IntentCore
import IntentJSON
import IntentModel

/// Why a drop is no job, or a file in `schedules/` no schedule.
struct Refusal: Sendable, Equatable {
  var kind: ErrorKind
  /// What exactly, for programs: a ``JobError``'s code, or what is wrong with the file itself.
  var reason: String
  var field: String?
  var message: String

  init(_ error: JobError) {
    kind = .invalidJob
    reason = error.code.rawValue
    field = error.field.isEmpty ? nil : error.field
    message = error.message
  }

  init(file name: FileName, _ reason: String, _ message: String) {
    kind = .invalidJob
    self.reason = reason
    self.message = "\(name): \(message)"
  }

  init(duplicate name: FileName, field: String, _ message: String) {
    kind = .duplicate
    reason = "duplicate_\(field)"
    self.field = field
    self.message = "\(name): \(message)"
  }

  init(schedule name: String, _ error: ScheduleError) {
    kind = .invalidSchedule
    reason = error.field.isEmpty ? "not_a_schedule" : "invalid_field"
    field = error.field.isEmpty ? nil : error.field
    message = "schedules/\(name): \(error.message)"
  }

  /// The file that explains it: one line of JSON.
  func bytes(name: FileName, at time: Timestamp) -> [UInt8] {
    var writer = JSONWriter(capacity: 256)
    writer.object { writer in
      writer.member("error_kind", kind.rawValue)
      writer.member("reason", reason)
      writer.memberIfPresent("field", field)
      writer.member("error_message", message)
      writer.member("submitted_as", name.description)
      writer.member("rejected_at", time)
    }
    return writer.finish() + [UInt8(ascii: "\n")]
  }
}
