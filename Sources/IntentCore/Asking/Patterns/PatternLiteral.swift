/// Words of a pattern that have to be said.
struct PatternLiteral: Sendable, Hashable {
  /// The letters, without spaces.
  let letters: [UInt32]
  /// Whether a word begins with the letter; for the first, whether the sentence has to be at the start of a word there.
  let startsWord: [Bool]
  /// Whether a word ends with the last letter.
  let endsWord: Bool

  /// - Parameters:
  ///   - isFirst: Whether the pattern begins with it.
  ///   - isLast: Whether the pattern ends with it.
  init(_ text: String, isFirst: Bool, isLast: Bool) {
    let read = Courtesy.removed(from: AskedText(text), start: isFirst, end: isLast)
    let scalars = text.unicodeScalars
    letters = read.letters
    var starts = read.startsWord
    if !starts.isEmpty { starts[0] = isFirst || scalars.first.map(Self.separates) == true }
    startsWord = starts
    endsWord = isLast || scalars.last.map(Self.separates) == true
  }

  /// Where the literal ends in a sentence if it is said at a place; nil: it is not said there.
  ///
  /// Spaces inside have to agree only between letters of scripts that need them, and a particle may follow each of its words.
  func end(in asked: AskedText, at start: Int) -> Int? {
    guard !startsWord.first! || asked.isWordBoundary(start) else { return nil }
    var place = start
    for index in letters.indices {
      if index > 0, startsWord[index] { place = Self.pastParticle(asked, place) }
      guard place < asked.count, asked.letters[place] == letters[index] else { return nil }
      if index > 0, asked.startsWord[place] != startsWord[index], Letter.needsSpaces(letters[index]),
        Letter.needsSpaces(letters[index - 1])
      {
        return nil
      }
      place += 1
    }
    guard endsWord else { return place }
    place = Self.pastParticle(asked, place)
    return asked.isWordBoundary(place) ? place : nil
  }

  /// The next place if what is left of the word is a particle.
  private static func pastParticle(_ asked: AskedText, _ place: Int) -> Int {
    guard place > 0, !asked.isWordBoundary(place) else { return place }
    var end = place + 1
    // No particle is longer.
    while end - place < 4, !asked.isWordBoundary(end) { end += 1 }
    guard asked.isWordBoundary(end) else { return place }
    return Particle.isParticle(asked.letters[place..<end], after: asked.letters[place - 1]) ? end : place
  }

  private static func separates(_ scalar: Unicode.Scalar) -> Bool {
    Letter.isSpace(scalar) || Letter.isMark(scalar) || Letter.isQuote(scalar)
  }
}
