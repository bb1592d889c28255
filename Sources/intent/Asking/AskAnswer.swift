import IntentCore
import IntentJSON
import IntentModel

/// What asking came to, for programs: one object.
struct AskAnswer {
  /// What became of it.
  enum Status: String {
    /// One intent, all of its parameters known; nothing was done.
    case understood
    /// One intent, and its handler would refuse the parameters.
    case invalid
    /// Several may have been meant: intents, or people of a name.
    case ambiguous
    /// Nobody was found of a name.
    case notFound = "not_found"
    /// No pattern fits.
    case unknown
    /// A job was submitted.
    case submitted
    /// A query was run.
    case ran
  }

  let asked: String
  var status = Status.unknown
  /// What to say to a person; nil: nothing but what is here.
  var message: String?
  /// What may have been meant; one, where it is clear.
  var candidates: [AskedIntent] = []
  /// Patterns that are near, where none fits.
  var nearest: [IntentPattern] = []
  var entry: RegistryEntry?
  var job: JSONText?
  var id: String?

  func write(to writer: inout JSONWriter) {
    writer.member("asked", asked)
    writer.member("status", status.rawValue)
    writer.memberIfPresent("message", message)
    if let entry, let intent = candidates.first {
      writer.member("intent_key", entry.key)
      writer.memberIfPresent("description", entry.summary)
      writer.member("params", intent.params)
      writer.member("approval", entry.policy.approval.isRequired)
    }
    writer.memberIfPresent("job", job)
    writer.memberIfPresent("id", id)
    writer.array("candidates") { writer in
      for candidate in candidates { writer.element(candidate) }
    }
    guard status == .unknown else { return }
    writer.array("nearest") { writer in
      for pattern in nearest {
        writer.object { writer in
          writer.member("intent_key", pattern.key)
          writer.member("pattern", pattern.text)
        }
      }
    }
  }

  var json: JSONText {
    var writer = JSONWriter()
    writer.object { write(to: &$0) }
    return writer.text
  }
}
