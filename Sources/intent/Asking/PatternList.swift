import IntentCore
import IntentJSON
import IntentModel

/// The sentences that a registry knows: `intent ask --list`.
struct PatternList {
  private let patterns: [IntentPattern]

  /// - Parameter words: Only those that have all of these words, in the sentence or the intent's key.
  init(_ book: PatternBook, words: String) {
    let wanted = words.split(separator: " ").map { AskedText(String($0)) }
    patterns = book.patterns.filter { pattern in
      let own = AskedText("\(pattern.text) \(pattern.key)")
      return wanted.allSatisfy(own.contains)
    }
  }

  func tell(asJSON: Bool) throws(CommandFailure) {
    var printer = LineBuffer()
    if asJSON {
      for pattern in patterns {
        try printer.object { writer in
          writer.member("intent_key", pattern.key)
          writer.member("pattern", pattern.text)
          writer.member("params", pattern.params)
        }
      }
    } else {
      var table = Table([Table.Column(title: "INTENT"), Table.Column(title: "PATTERN", isFlexible: true)])
      for pattern in patterns { table.add([Table.Cell(pattern.key.text), Table.Cell(pattern.text)]) }
      for line in table.lines(on: .output) { try printer.line(line) }
    }
    try printer.flush()
  }
}
