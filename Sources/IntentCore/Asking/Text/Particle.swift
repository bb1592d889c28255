/// The Korean particles that say what a word does in its sentence, and the English `'s`: none of them is part of the word.
enum Particle {
  /// Which ends of a word a particle follows.
  private enum Kind { case any, consonant, vowel }

  /// The longest first, so that `에게서` is not taken for `서`.
  private static let all: [(letters: [UInt32], kind: Kind)] = [
    ("에게서", Kind.any), ("이라는", .consonant), ("에게", .any), ("한테", .any), ("께서", .any), ("에서", .any), ("까지", .any),
    ("부터", .any), ("으로", .consonant), ("이랑", .consonant), ("라는", .vowel), ("하고", .any), ("은", .consonant),
    ("는", .vowel), ("이", .consonant), ("가", .vowel), ("을", .consonant), ("를", .vowel), ("과", .consonant),
    ("와", .vowel), ("랑", .vowel), ("로", .vowel), ("의", .any), ("에", .any), ("께", .any), ("도", .any), ("만", .any),
    ("'s", .any),
  ].map { ($0.0.unicodeScalars.map(\.value), $0.1) }

  private static let objects = [0xC744, 0xB97C] as [UInt32]

  /// How long the particle is that a word ends with; nil: it ends with none, or would be nothing else.
  ///
  /// `은 이 을 과 으로` only follow a consonant, `는 가 를 와 로` a vowel: a `가` behind a consonant belongs to the word.
  /// Behind what is not Hangul (`A반`, `7`) all of them may stand.
  static func length(atEndOf word: some BidirectionalCollection<UInt32>) -> Int? {
    all.first { particle in
      let count = particle.letters.count
      guard word.count > count, word.suffix(count).elementsEqual(particle.letters) else { return false }
      let before = word[word.index(word.endIndex, offsetBy: -count - 1)]
      return fits(particle.kind, particle.letters, after: before)
    }?.letters.count
  }

  /// Whether letters are one whole particle that may follow a letter.
  static func isParticle(_ letters: ArraySlice<UInt32>, after letter: UInt32) -> Bool {
    all.contains { $0.letters.elementsEqual(letters) && fits($0.kind, $0.letters, after: letter) }
  }

  /// Whether a word ends with `을` or `를`, which, unlike the others, hardly any name ends with.
  static func isObject(_ word: [UInt32]) -> Bool {
    guard let last = word.last, objects.contains(last) else { return false }
    return length(atEndOf: word) == 1
  }

  private static func fits(_ kind: Kind, _ particle: [UInt32], after letter: UInt32) -> Bool {
    guard let isConsonant = Composition.endsInConsonant(letter) else {
      // 's is of letters that are no syllables; the others stand behind digits and Latin letters too.
      return Letter.needsSpaces(letter) && letter != 0x20
    }
    switch kind {
    case .any: return true
    case .consonant: return isConsonant
    // 로 follows ㄹ as it follows a vowel.
    case .vowel: return !isConsonant || (particle == [0xB85C] && (letter - 0xAC00) % 28 == 8)
    }
  }
}
