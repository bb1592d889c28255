/// What somebody may have meant by the words at a placeholder, from all of them to the fewest.
///
/// A particle may follow (`김하늘이`, `Kim's`), and so may a title (`김하늘 학생의`); whether it does cannot be told by looking,
/// since a name may end with the same letters. So all of the words are tried first, and what is left without them next.
enum Readings {
  private static let most = 5

  static func of(_ words: String, titles: [String]) -> [String] {
    var readings = [words]
    let titles = titles.map { AskedText($0).letters }
    while readings.count < most, let shorter = shortened(readings[readings.count - 1], titles) {
      readings.append(shorter)
    }
    return readings
  }

  /// Without the last particle or title, or without the title in front; nil: there is neither.
  private static func shortened(_ words: String, _ titles: [[UInt32]]) -> String? {
    let text = AskedText(words)
    for title in titles where text.count > title.count {
      if text.letters.suffix(title.count).elementsEqual(title) {
        return text.typedText(0..<text.count - title.count)
      }
      if text.letters.starts(with: title), text.startsWord[title.count] {
        return text.typedText(title.count..<text.count)
      }
    }
    return Particle.length(atEndOf: text.letters).map { text.typedText(0..<text.count - $0) }
  }

  /// The words without `을` or `를` behind them: what is left of words that nobody can check.
  static func withoutObjectParticle(_ words: String) -> String {
    let text = AskedText(words)
    return Particle.isObject(text.letters) ? text.typedText(0..<text.count - 1) : words
  }
}
