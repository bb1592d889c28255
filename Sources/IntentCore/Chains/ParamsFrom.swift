import IntentJSON

/// The parameters that a job of a chain takes from its parent's record: `{"file": "result.path"}`.
struct ParamsFrom: Sendable {
  static let member = "params_from"

  private(set) var sources: [(name: String, path: RecordPath)] = []

  var isEmpty: Bool { sources.isEmpty }

  /// None.
  init() {}

  /// Those that a job names.
  init(_ job: JSONText) throws(JobError) {
    guard let value = job[Self.member], !value.isNull else { return }
    guard value.kind == .object else {
      throw Self.invalid(Self.member, "expected an object such as {\"file\": \"result.path\"}, found \(value.found)")
    }
    let params = job[JobMember.intentParams.rawValue]
    for member in value.members {
      let field = "\(Self.member).\(member.name)"
      if params?[member.name] != nil {
        throw Self.invalid(field, "is in intent_params too: a parameter comes from one place, remove one")
      }
      guard let text = member.value.string else {
        throw Self.invalid(field, "expected a path such as \"result.path\", found \(member.value.found)")
      }
      do throws(RecordPath.Fault) {
        sources.append((member.name, try RecordPath(text)))
      } catch {
        throw Self.invalid(field, error.message)
      }
    }
  }

  private static func invalid(_ field: String, _ message: String) -> JobError {
    JobError(.invalidField, field: field, "\(field): \(message)")
  }
}
