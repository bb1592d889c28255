import IntentCore
import IntentJSON
import IntentModel

/// Leads from matches to intents whose parameters are known: by queries, and by asking the person at the terminal.
struct AskResolver {
  let queries: LookupQueries
  /// Parameters that need not be found.
  let given: JSONText
  /// nil: there is nobody to ask.
  let prompt: AskPrompt?

  /// More ways to understand a sentence are not looked into: each may cost several queries.
  private static let mostMatches = 24

  /// What may have been meant, what can be looked up looked up. Those of which a query finds nothing count only where
  /// there are no others.
  func candidates(_ matches: [PatternMatch]) throws(CommandFailure) -> [AskedIntent] {
    guard matches.count <= Self.mostMatches else {
      throw CommandFailure(
        .badData,
        "this can be understood in \(matches.count) ways or more: say less at once, or put names into words like "
          + "those of intent ask --list")
    }
    var all: [AskedIntent] = []
    for match in matches { all.append(try intent(match)) }
    let found = all.filter { !$0.lacksSomebody }
    return found.isEmpty ? all : found
  }

  private func intent(_ match: PatternMatch) throws(CommandFailure) -> AskedIntent {
    var words: [AskedWords] = []
    for capture in match.captures {
      words.append(AskedWords(capture: capture, meaning: try meaning(of: capture)))
    }
    return AskedIntent(match: match, words: words, given: given)
  }

  private func meaning(of capture: Capture) throws(CommandFailure) -> AskedWords.Meaning {
    if let value = given[capture.placeholder.param] { return .given(value) }
    if let understood = capture.understood { return .value(understood) }
    guard case .lookup(let lookup) = capture.placeholder.type else { return .nobody }
    let items = try queries.items(capture, lookup)
    switch items.count {
    case 0: return .nobody
    case 1: return .found(items[0])
    default: return .several(items)
    }
  }

  /// The one that is meant, everything in it chosen; nil: nobody said which.
  func choose(_ candidates: [AskedIntent]) throws(CommandFailure) -> AskedIntent? {
    var intent = candidates[0]
    if candidates.count > 1 {
      guard let prompt else { return nil }
      for (index, candidate) in candidates.enumerated() {
        ErrorOutput.line("  \(index + 1)  \(PlainText.line(candidate.line))")
      }
      guard let number = try prompt.choose(of: candidates.count, "which of them?") else { return nil }
      intent = candidates[number - 1]
    }
    while let (index, items) = intent.choice {
      guard let prompt else { return nil }
      ErrorOutput.line("\"\(PlainText.line(intent.words[index].capture.words))\" may be:")
      for (number, item) in items.enumerated() {
        ErrorOutput.line("  \(number + 1)  \(PlainText.line(item.line))")
      }
      guard let number = try prompt.choose(of: items.count, "which of them?") else { return nil }
      intent.words[index].meaning = .found(items[number - 1])
    }
    return intent
  }
}

extension LookupFinding.Item {
  /// For a person who has to choose: `김하늘 (7): grade 3`.
  var line: String { "\(label) (\(idText))" + (details.isEmpty ? "" : ": \(details)") }
}
