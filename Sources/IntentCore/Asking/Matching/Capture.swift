/// The words at one placeholder.
public struct Capture: Sendable, Hashable {
  /// The placeholder.
  public var placeholder: Placeholder
  /// What was said there, as it was typed.
  public var words: String
  /// What it came to; nil: a query has to find it.
  public var understood: Understood?

  init(_ place: SentenceSearch.Place, of asked: AskedText) {
    placeholder = place.placeholder
    words = asked.typedText(place.range)
    understood = place.understood
    if case .text = placeholder.type {
      // A message ends as its author ends it; a name before other words may have a particle.
      let isLast = place.range.upperBound == asked.count
      understood = Understood(placeholder.param, isLast ? words : Readings.withoutObjectParticle(words))
    }
  }

  /// What may have been meant, from all words to the fewest: what a query is to be asked for, one after the other.
  public var readings: [String] { Readings.of(words, titles: placeholder.titles) }
}
