extension PatternBook {
  /// Fewer letters in common are no likeness.
  private static let leastLikeness = 0.2

  /// The patterns that have the most in common with what was said, the most alike first; none twice, and none of an intent
  /// that a better one is of.
  ///
  /// Pairs of neighbouring letters are counted (Dice's coefficient), which holds for mistyped words and for both languages.
  public func nearest(to asked: AskedText, count: Int = 3) -> [IntentPattern] {
    let said = Self.pairs(Courtesy.removed(from: asked).letters)
    guard !said.isEmpty else { return [] }
    var likely: [(likeness: Double, index: Int)] = []
    for (index, pattern) in patterns.enumerated() {
      let likeness = pattern.sentences.map { Self.likeness(said, $0) }.max() ?? 0
      if likeness >= Self.leastLikeness { likely.append((likeness, index)) }
    }
    likely.sort { ($1.likeness, $0.index) < ($0.likeness, $1.index) }
    var found: [IntentPattern] = []
    for (_, index) in likely where found.count < count && !found.contains(where: { $0.key == patterns[index].key }) {
      found.append(patterns[index])
    }
    return found
  }

  private static func likeness(_ said: Set<UInt64>, _ sentence: PatternSentence) -> Double {
    var own: Set<UInt64> = []
    for word in sentence.words { own.formUnion(pairs(word)) }
    guard !own.isEmpty else { return 0 }
    // What stands at placeholders cannot be in the pattern, and is not held against it.
    let common = own.reduce(0) { $0 + (said.contains($1) ? 1 : 0) }
    return Double(2 * common) / Double(own.count + min(said.count, own.count))
  }

  private static func pairs(_ letters: [UInt32]) -> Set<UInt64> {
    if letters.count == 1 { return [UInt64(letters[0])] }
    return Set(zip(letters, letters.dropFirst()).map { UInt64($0) << 32 | UInt64($1) })
  }
}
