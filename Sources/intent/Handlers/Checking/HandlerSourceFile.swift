/// What a handler's Swift file says of itself, found in its text: the keys of its intents, and the entries it exports.
struct HandlerSourceFile: Sendable {
  /// A word of the text, and its line, counted from 1.
  struct Mention: Sendable, Hashable {
    var text: String
    var line: Int
  }

  /// From the root.
  let file: String
  /// `static let intent: IntentKey = "..."`
  private(set) var keys: [Mention] = []
  /// `@c(intent_handler_...)`
  private(set) var symbols: [Mention] = []

  private static let export = "@c(intent_handler_"

  init(_ text: String, file: String) {
    self.file = file
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let code = line.drop(while: \.isWhitespace)
      if code.hasPrefix("//") { continue }
      if code.contains("static let intent:") || code.contains("static let intent ="),
        case let parts = code.split(separator: "\"", omittingEmptySubsequences: false), parts.count >= 3
      {
        keys.append(Mention(text: String(parts[1]), line: index + 1))
      }
      if let start = code.firstRange(of: Self.export)?.lowerBound,
        let end = code[start...].firstIndex(of: ")")
      {
        symbols.append(Mention(text: String(code[start..<end].dropFirst("@c(".count)), line: index + 1))
      }
    }
  }
}
