/// All sentences that a registry knows, and what stands in them.
public struct PatternBook: Sendable {
  /// In the order of the registry.
  public internal(set) var patterns: [IntentPattern] = []
  /// What the registry says of placeholders, by their names.
  public internal(set) var placeholders: [String: Placeholder] = [:]
  /// The time zone that days and times go by; nil: the registry does not say.
  public internal(set) var timezone: String?

  /// A book without patterns.
  public init() {}

  /// The ways to understand what was said that the most speaks for; none: no pattern fits.
  ///
  /// What speaks for a match is every letter that the pattern has too, or that a typed placeholder could read. Several
  /// answers are as good as each other, in the order of the registry: somebody has to say which was meant, or a query
  /// which of them can be.
  public func matches(for asked: AskedText, at time: AskingTime) -> [PatternMatch] {
    let asked = Courtesy.removed(from: asked)
    guard asked.count > 0, asked.typed.count <= AskedText.longest else { return [] }
    var best: [PatternMatch] = []
    for pattern in patterns {
      for sentence in pattern.sentences {
        var search = SentenceSearch(sentence, in: asked, at: time)
        search.run()
        for way in search.ways {
          let (score, bestScore) = (score(way, asked), best.first?.score ?? 0)
          guard score >= bestScore else { continue }
          let match = PatternMatch(pattern: pattern, captures: way.map { Capture($0, of: asked) }, score: score)
          if score > bestScore { best = [match] } else { best.append(match) }
        }
      }
    }
    var seen: Set<PatternMatch.Meaning> = []
    return best.filter { seen.insert($0.meaning).inserted }
  }

  private func score(_ way: [SentenceSearch.Place], _ asked: AskedText) -> Int {
    let unexplained = way.reduce(0) { $0 + ($1.understood == nil ? $1.range.count : 0) }
    return asked.count - unexplained
  }
}
