import IntentJSON
import IntentModel

/// What a new handler begins as: small, complete and tested, so that the first change is one to something that runs.
struct HandlerTemplate {
  let name: HandlerName
  /// What it does, in a line.
  let description: String
  let pattern: Pattern

  /// What it is modelled on.
  enum Pattern: Sendable, Equatable {
    /// A library over IntentKit alone.
    case plain
    /// A library over the academy's tables.
    case academy
    case program(HandlerLanguage)
  }

  /// The pattern of a domain: that of the handlers that it has.
  static func pattern(of domain: String, in manifest: HandlerManifest?) -> Pattern {
    let rows = manifest?.rows ?? []
    return rows.contains { $0.domain == domain && $0.shared.contains("AcademyKit") } ? .academy : .plain
  }

  /// What it shares with others of its pattern.
  var shared: [String] { pattern == .academy ? ["AcademyKit"] : [] }

  /// Parameters that it takes as it is generated.
  var example: String { pattern == .academy ? #"{"student_id": "s-001"}"# : #"{"subject": "Ada"}"# }

  /// Its source.
  var source: String {
    switch pattern {
    case .plain: plainSource
    case .academy: name.key.kind == .query ? academyQuery : academyChange
    case .program(.python): python
    case .program: shell
    }
  }

  /// Its entry in the registry.
  func entry(program: String?) -> NewEntry {
    var members: [(String, JSONText)] = []
    func value(_ body: (inout JSONWriter) -> Void) -> JSONText {
      var writer = JSONWriter()
      body(&writer)
      return writer.text
    }
    if let program {
      members.append(("exec", value { $0.array { $0.element("./\(program)") } }))
    } else {
      members.append(("library", value { $0.value(name.library) }))
    }
    members.append(("description", value { $0.value(description) }))
    if program != nil { members.append(("params", JSONText(unchecked: Array(Self.params.utf8)))) }
    if pattern == .academy {
      members.append(("timeout", value { $0.value("15s") }))
      members.append(("max_retries", value { $0.value(name.key.kind == .query ? 1 : 5) }))
    }
    return NewEntry(key: name.key, members: members)
  }

  /// What a program says of its parameters, since it has no types that say it.
  private static let params =
    #"{"subject": {"type": "text", "required": true, "example": "Ada", "description": "What it is about"}}"#

  var heading: String { SourceText.comment("`\(name.key)`: \(description)", mark: "///") }

  var entryPoint: String {
    """
    /// The library's entry for `\(name.key)`.
    @c(\(name.key.symbol))
    public func entry() -> UnsafeRawPointer { export(\(name.type).self) }

    """
  }
}
