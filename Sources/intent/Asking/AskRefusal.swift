import IntentCore
import IntentJSON
import IntentModel

/// Why what was asked for is not done, and how to say it better: told on standard error, or with --json as the one object.
struct AskRefusal {
  private var answer: AskAnswer
  private let isJSON: Bool
  private let registry: String

  init(_ answer: AskAnswer, _ command: AskCommand) {
    self.answer = answer
    isJSON = command.output.json
    registry = command.registry.registry
  }

  /// No pattern fits.
  func unknown(hasPatterns: Bool) throws(CommandFailure) {
    guard hasPatterns else {
      return try end(
        .unknown, .unavailable,
        "\(registry) has no patterns: give its intents some, as in \"patterns\": [\"{student} 지각 알려줘\"]", [])
    }
    let near = answer.nearest.flatMap { pattern in
      ["  \(pattern.text)  (\(pattern.key))"] + pattern.placeholders.map { "      {\($0.name)}: \($0.type.example)" }
    }
    let hint = near.isEmpty ? "; intent ask --list shows what can be said" : "; perhaps one of these was meant:"
    try end(.unknown, .unavailable, "no pattern fits \"\(answer.asked)\"\(hint)", near)
  }

  /// A query found nobody of a name.
  func notFound() throws(CommandFailure) {
    var lines: [String] = []
    for candidate in answer.candidates {
      for words in candidate.words {
        guard case .nobody = words.meaning, case .lookup(let lookup) = words.capture.placeholder.type else { continue }
        let line =
          "no \(words.capture.placeholder.name) \"\(words.capture.words)\" was found (\(lookup.intent), for \(candidate.key))"
        if !lines.contains(line) { lines.append(line) }
      }
    }
    try end(.notFound, .noInput, lines[0], Array(lines.dropFirst()).map { "  \($0)" })
  }

  /// Several intents, or several of a name.
  func ambiguous() throws(CommandFailure) {
    if answer.candidates.count > 1 {
      let lines = answer.candidates.enumerated().map { "  \($0 + 1)  \($1.line)" }
      return try end(
        .ambiguous, .badData,
        "\"\(answer.asked)\" can be understood in \(lines.count) ways; say it in words that only one of them has:",
        lines)
    }
    guard let (index, items) = answer.candidates[0].choice else { return }
    let words = answer.candidates[0].words[index]
    let said = words.capture.words
    let example = answer.asked.replacing(said, with: items[0].idText, maxReplacements: 1)
    try end(
      .ambiguous, .badData,
      "\"\(said)\" may be \(items.count) of them; say the id in its place (intent ask \"\(example)\"), or "
        + "--params '{\"\(words.param)\": \(items[0].id.text)}':", items.map { "  \($0.line)" })
  }

  /// The handler refuses the parameters.
  func invalid(_ error: IntentError) throws(CommandFailure) {
    let field = error.field.map { error.message.hasPrefix($0) ? "" : "\($0): " } ?? ""
    try end(
      .invalid, .badData,
      "\(answer.candidates[0].key) would refuse its parameters: \(field)\(error.message); nothing was submitted; "
        + "--params adds what the words leave out", answer.candidates.map { "  \($0.line)" })
  }

  private func end(
    _ status: AskAnswer.Status, _ exit: ExitStatus, _ message: String, _ lines: [String]
  ) throws(CommandFailure) {
    if isJSON {
      var answer = answer
      answer.status = status
      answer.message = message
      var printer = LineBuffer()
      try printer.line(bytes: answer.json.bytes)
      try printer.flush()
    } else {
      ErrorOutput.say(message)
      for line in lines { ErrorOutput.line(PlainText.line(line)) }
    }
    throw .silent(exit)
  }
}
