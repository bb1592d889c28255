/// Finds the ways in which a sentence of a pattern fits what was said.
///
/// Words have to be there in their order, and placeholders take whole words, the fewest first. Whatever was found not to
/// lead anywhere is remembered, so that the time is bounded by the parts times the square of the letters.
struct SentenceSearch {
  /// One way: where each placeholder's words are, and what they came to.
  typealias Way = [(range: Range<Int>, capture: Capture)]

  /// More ways are not looked for: who wants to say so much at once has to say it more clearly.
  static let mostWays = 32

  private let parts: [PatternSentence.Part]
  private let asked: AskedText
  private let time: AskingTime
  private var isDead: [Bool] = []
  private var way: Way = []
  private(set) var ways: [Way] = []

  init(_ sentence: PatternSentence, in asked: AskedText, at time: AskingTime) {
    parts = sentence.parts
    self.asked = asked
    self.time = time
  }

  /// Searches; the ways are in ``ways`` then, those that give the first placeholders the fewest words first.
  mutating func run() {
    if case .literal(let literal)? = parts.first, literal.end(in: asked, at: 0) == nil { return }
    isDead = [Bool](repeating: false, count: (parts.count + 1) * (asked.count + 1))
    _ = search(0, at: 0)
  }

  /// Whether the parts from one on fit the letters from a place on.
  private mutating func search(_ part: Int, at place: Int) -> Bool {
    guard part < parts.count else {
      if place == asked.count { ways.append(way) }
      return place == asked.count
    }
    let state = part * (asked.count + 1) + place
    if isDead[state] { return false }
    let fits: Bool
    switch parts[part] {
    case .literal(let literal):
      if let end = literal.end(in: asked, at: place) { fits = search(part + 1, at: end) } else { fits = false }
    case .placeholder(let placeholder): fits = take(placeholder, part, place)
    }
    if !fits { isDead[state] = true }
    return fits
  }

  private mutating func take(_ placeholder: Placeholder, _ part: Int, _ place: Int) -> Bool {
    var fits = false
    var end = place + 1
    while end <= asked.count, ways.count < Self.mostWays {
      if mayEnd(part, end), let capture = capture(placeholder, place..<end) {
        way.append((place..<end, capture))
        if search(part + 1, at: end) { fits = true }
        way.removeLast()
      }
      end += 1
    }
    return fits
  }

  /// Whether the words of a placeholder may end at a place, by what comes next.
  private func mayEnd(_ part: Int, _ end: Int) -> Bool {
    guard part + 1 < parts.count else { return end == asked.count }
    switch parts[part + 1] {
    case .literal(let literal): return literal.end(in: asked, at: end) != nil
    case .placeholder: return end < asked.count && asked.startsWord[end]
    }
  }

  private func capture(_ placeholder: Placeholder, _ range: Range<Int>) -> Capture? {
    let words = asked.typedText(range)
    let understood = placeholder.understand(words, isLast: range.upperBound == asked.count, at: time)
    if understood == nil, placeholder.isRead { return nil }
    return Capture(placeholder: placeholder, words: words, understood: understood)
  }
}
