import IntentJSON

/// Where an intent's parameters come from.
enum ParamsSource: Equatable {
  /// Nowhere: there are none.
  case none
  /// The command line.
  case text(String)
  /// A file; `-` for standard input.
  case file(String)

  /// The parameters, byte for byte as they were given.
  func object() throws(CommandFailure) -> JSONText {
    let name: String
    let bytes: [UInt8]
    switch self {
    case .none: return .emptyObject
    case .text(let text): (name, bytes) = ("--params", Array(text.utf8))
    case .file(let path):
      name = path == "-" ? "standard input" : path
      bytes = try TextFile.read(path, limit: JSONLimits.default.maxBytes)
    }
    let text: JSONText
    do {
      text = try JSONText(validating: bytes)
    } catch {
      throw CommandFailure(.badData, "\(name): not valid JSON: \(error)")
    }
    guard text.kind == .object else {
      throw CommandFailure(.badData, "\(name): not a JSON object, as parameters are: {\"student_id\": \"7\"}")
    }
    return text
  }
}
