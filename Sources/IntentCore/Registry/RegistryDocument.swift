import IntentJSON

/// A registry's text, checked to be JSON, with its sections found and nothing else built.
struct RegistryDocument {
  /// What a registry may come to: 100,000 entries are about 30 MB.
  static let limits = JSONLimits(maxBytes: 256 << 20, maxDepth: 64)

  static let members = ["version", "defaults", "intents", "placeholders", "queues", "services", "timezone"]

  let bytes: ArraySlice<UInt8>
  let text: JSONText
  /// The members at the top, in their order: found once, since each walk goes past every intent.
  let top: [JSONMember]

  init(_ bytes: ArraySlice<UInt8>) throws(RegistryError) {
    self.bytes = bytes
    do {
      text = try JSONText(validating: bytes, limits: Self.limits)
    } catch {
      throw RegistryError([
        RegistryProblem(path: error.path, line: error.line, message: "not valid JSON: \(Self.reason(error))")
      ])
    }
    top = Array(text.members)
  }

  /// A section by its name; nil: the registry has none.
  func section(_ name: String) -> JSONText? { top.first { $0.isNamed(name) }?.value }

  private static func reason(_ error: JSONError) -> String {
    if error.code == .duplicateMember { return "\(error.message): keep one of them" }
    return error.column > 0 ? "column \(error.column): \(error.message)" : error.message
  }
}
