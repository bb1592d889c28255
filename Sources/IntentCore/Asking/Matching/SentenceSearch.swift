/// Finds the ways in which a sentence of a pattern fits what was said.
///
/// Words have to be there in their order, and placeholders take whole words, the fewest first. Whatever was found not to
/// lead anywhere is remembered, so that the time is bounded by the parts times the square of the letters.
struct SentenceSearch {
  /// The letters at a placeholder.
  struct Place {
    var placeholder: Placeholder
    var range: Range<Int>
    /// What they were read as; nil: they are taken as they are, or looked up.
    var understood: Understood?
  }

  /// More ways are not looked for: who wants to say so much at once has to say it more clearly.
  static let mostWays = 32

  private let parts: [PatternSentence.Part]
  private let asked: AskedText
  private let time: AskingTime
  private var isDead: [Bool] = []
  private var way: [Place] = []
  /// The ways that were found, those that give the first placeholders the fewest words first.
  private(set) var ways: [[Place]] = []

  init(_ sentence: PatternSentence, in asked: AskedText, at time: AskingTime) {
    parts = sentence.parts
    self.asked = asked
    self.time = time
  }

  /// Searches; what was found is in ``ways`` then.
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
    case .mark: fits = search(part + 1, at: place)
    case .placeholder(let placeholder): fits = take(placeholder, part, place)
    }
    if !fits { isDead[state] = true }
    return fits
  }

  private mutating func take(_ placeholder: Placeholder, _ part: Int, _ start: Int) -> Bool {
    var fits = false
    // What is last takes all the rest.
    var end = part + 1 == parts.count ? max(asked.count, start + 1) : start + 1
    while end <= asked.count, ways.count < Self.mostWays {
      if mayEnd(part, end), let place = read(placeholder, start..<end) {
        way.append(place)
        if search(part + 1, at: end) { fits = true }
        way.removeLast()
      }
      if endsAtMark(part, end) { break }
      end += 1
    }
    return fits
  }

  /// Whether the words of a placeholder may end at a place, by what comes next.
  private func mayEnd(_ part: Int, _ end: Int) -> Bool {
    guard part + 1 < parts.count else { return end == asked.count }
    switch parts[part + 1] {
    case .literal(let literal): return literal.end(in: asked, at: end) != nil
    case .mark: return endsAtMark(part, end)
    case .placeholder: return end < asked.count && asked.startsWord[end]
    }
  }

  /// Whether what comes after a placeholder is a mark, and it is there.
  private func endsAtMark(_ part: Int, _ end: Int) -> Bool {
    guard part + 1 < parts.count, case .mark(let mark) = parts[part + 1] else { return false }
    return asked.hasMark(mark, before: end)
  }

  /// The letters as the placeholder reads them; nil: they are nothing of its type.
  private func read(_ placeholder: Placeholder, _ range: Range<Int>) -> Place? {
    guard placeholder.isRead else { return Place(placeholder: placeholder, range: range) }
    guard range.count <= Placeholder.longestValue,
      let understood = placeholder.understand(asked.typedText(range), at: time)
    else { return nil }
    return Place(placeholder: placeholder, range: range, understood: understood)
  }
}
