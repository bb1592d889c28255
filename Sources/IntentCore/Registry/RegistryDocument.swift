import IntentJSON

/// A registry's text, checked to be JSON, with its sections found and nothing else built.
struct RegistryDocument {
  /// What a registry may come to: 100,000 entries are about 30 MB.
  static let limits = JSONLimits(maxBytes: 256 << 20, maxDepth: 64)

  static let members = ["version", "defaults", "intents", "queues", "services"]

  let bytes: ArraySlice<UInt8>
  let text: JSONText
  private(set) var sections: [String: JSONText] = [:]

  init(_ bytes: ArraySlice<UInt8>) throws(RegistryError) {
    self.bytes = bytes
    do {
      text = try JSONText(validating: bytes, limits: Self.limits)
    } catch {
      throw RegistryError([
        RegistryProblem(path: error.path, line: error.line, message: "not valid JSON: \(Self.reason(error))")
      ])
    }
    for member in text.members { sections[member.name] = member.value }
  }

  private static func reason(_ error: JSONError) -> String {
    if error.code == .duplicateMember { return "\(error.message): keep one of them" }
    return error.column > 0 ? "column \(error.column): \(error.message)" : error.message
  }
}
