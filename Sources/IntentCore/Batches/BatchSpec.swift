public import IntentJSON
public import IntentModel

/// What the member `batch` of a job says: the intent is executed once for each of many items.
///
/// ```json
/// {"intent_key": "communication.exec.send_message", "intent_params": {"subject": "공지"},
///  "batch": {"items": [{"student_id": "s-1"}, {"student_id": "s-2"}], "concurrency": 4, "rate": "100/s"}}
/// ```
/// An item's parameters are the members of `intent_params` and its own, which win.
public struct BatchSpec: Sendable, Equatable {
  /// Where the items come from.
  public enum Items: Sendable, Equatable {
    /// `items`: an array, in the job itself.
    case inline(JSONText)
    /// `items_file`: the name of a file in the spool's `batches/`, `.jsonl` or `.csv`.
    case file(String)
    /// `uid`: they were put into `batches/` under the job's id, by a batch of that uid, before the job was submitted.
    case prepared(JobUID)
  }

  /// Where the items come from.
  public var items: Items
  /// Items that may run at once; nil: as many as the intent's policy and the workers allow.
  public var concurrency: Int?
  /// How often items may start; nil: as often as the intent's policy allows.
  public var rate: RateLimit?

  /// A batch of its parts.
  public init(items: Items, concurrency: Int? = nil, rate: RateLimit? = nil) {
    self.items = items
    self.concurrency = concurrency
    self.rate = rate
  }
}

/// Why the member `batch` of a job is none.
struct BatchSpecError: Error {
  /// The path of the member at fault.
  var field: String
  /// What was expected, and what was found.
  var message: String
}

extension BatchSpec {
  private static let members = ["items", "items_file", "uid", "concurrency", "rate"]

  /// Reads the member. What single items are is found out one by one, when each one's turn comes.
  init(_ value: JSONText) throws(BatchSpecError) {
    guard value.kind == .object else {
      throw BatchSpecError(field: "batch", expected: "an object such as {\"items\": [{..}, {..}]}", value)
    }
    var items: Items?
    for member in value.members where !member.value.isNull {
      let field = "batch.\(member.name)"
      switch member.name {
      case "concurrency":
        guard let count = member.value.integer(as: Int.self), (1...1_000_000).contains(count) else {
          throw BatchSpecError(field: field, expected: "an integer of at least 1", member.value)
        }
        concurrency = count
      case "rate":
        guard let rate = member.value.string.flatMap(RateLimit.init) else {
          throw BatchSpecError(field: field, expected: "a rate such as \"10/s\" or \"600/m\"", member.value)
        }
        self.rate = rate
      case "items", "items_file", "uid":
        if items != nil { throw BatchSpecError(field: field, message: "give one of items and items_file, not both") }
        items = try Self.items(member, field)
      default:
        let near = Nearest.name(to: member.name, among: Self.members).map { "did you mean \"\($0)\"?" }
        throw BatchSpecError(
          field: field, message: "unknown member: \(near ?? "known are \(Self.members.joined(separator: ", "))")")
      }
    }
    guard let items else {
      throw BatchSpecError(
        field: "batch.items",
        message: "is missing: give the items as an array, or the name of a file in batches/ as items_file")
    }
    self.items = items
  }

  private static func items(_ member: JSONMember, _ field: String) throws(BatchSpecError) -> Items {
    switch member.name {
    case "items":
      guard member.value.kind == .array else {
        throw BatchSpecError(field: field, expected: "an array of objects", member.value)
      }
      return .inline(member.value)
    case "items_file":
      guard let name = member.value.string, isFileName(name) else {
        throw BatchSpecError(
          field: field,
          expected: "the name of a .jsonl or .csv file in the spool's batches/, such as \"tonight.csv\"", member.value)
      }
      return .file(name)
    default:
      guard let uid = member.value.string.flatMap({ try? JobUID($0) }) else {
        throw BatchSpecError(field: field, expected: "what the command that prepared the batch wrote", member.value)
      }
      return .prepared(uid)
    }
  }

  /// A plain name: whoever may drop a job must not have any other file read.
  private static func isFileName(_ name: String) -> Bool {
    guard ItemFormat(fileName: name) != nil, !name.hasPrefix("."), name.utf8.count <= 200 else { return false }
    return !name.utf8.contains { $0 == UInt8(ascii: "/") || $0 < 0x20 }
  }
}

extension BatchSpecError {
  fileprivate init(field: String, expected: String, _ value: JSONText) {
    self.init(field: field, message: "expected \(expected), found \(value.found)")
  }
}
