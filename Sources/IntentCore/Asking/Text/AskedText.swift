/// A sentence as it is compared with patterns: its letters in one form, without spaces, and where its words begin.
///
/// Letters are composed and in lower case, full-width forms are the usual ones. Quotation marks are passed over, and so are
/// `. , ! ? ~ ; : …` where a space, an end or another of them is beside them: `150,000` and `16:30` keep theirs.
public struct AskedText: Sendable, Hashable {
  /// The longest sentence that is looked at, in scalars: what keeps the slowest search short.
  public static let longest = 2000

  /// What was typed, composed.
  let typed: [Unicode.Scalar]
  /// The letters that are compared.
  private(set) var letters: [UInt32] = []
  /// Whether a word begins with the letter.
  private(set) var startsWord: [Bool] = []
  /// Where in ``typed`` the letter is.
  private(set) var origins: [Int] = []

  /// Reads a text.
  public init(_ text: String) {
    typed = Composition.scalars(of: text)
    letters.reserveCapacity(typed.count)
    var isNewWord = true
    for (index, scalar) in typed.enumerated() {
      if Letter.isSpace(scalar) || Letter.isQuote(scalar) {
        isNewWord = true
      } else if !Letter.isMark(scalar) || !isLoose(index) {
        letters.append(Letter.folded(scalar))
        startsWord.append(isNewWord)
        origins.append(index)
        isNewWord = false
      } else {
        isNewWord = true
      }
    }
  }

  /// How many letters there are.
  public var count: Int { letters.count }

  /// Whether a word ends, or the next one begins, before the letter of this index.
  func isWordBoundary(_ index: Int) -> Bool { index >= count || startsWord[index] }

  /// Whether another text's letters are in this one's.
  public func contains(_ other: AskedText) -> Bool {
    other.count == 0
      || letters.indices.contains { letters[$0...].starts(with: other.letters) }
  }

  /// Whether a mark that does not count was typed right before a letter.
  func hasMark(_ mark: Unicode.Scalar, before index: Int) -> Bool {
    guard index > 0, index < count else { return false }
    return typed[origins[index - 1] + 1..<origins[index]].contains(mark)
  }

  /// What was typed between two letters; with the marks behind it, where it is the end of the sentence.
  func typedText(_ range: Range<Int>) -> String {
    guard !range.isEmpty else { return "" }
    var end = origins[range.upperBound - 1] + 1
    if range.upperBound == count {
      while end < typed.count, Letter.isMark(typed[end]) { end += 1 }
    } else {
      // A letter that was put together with others ends where the next one begins.
      let next = origins[range.upperBound]
      while end < next, !Letter.isSpace(typed[end]), !Letter.isMark(typed[end]), !Letter.isQuote(typed[end]) {
        end += 1
      }
    }
    return Self.string(typed[origins[range.lowerBound]..<end])
  }

  /// The letters without spaces.
  var compact: String { Self.string(letters.compactMap(Unicode.Scalar.init)) }

  /// The letters, one space between words.
  var spaced: String {
    var text = String.UnicodeScalarView()
    for (letter, starts) in zip(letters, startsWord) {
      if starts, !text.isEmpty { text.append(" ") }
      if let scalar = Unicode.Scalar(letter) { text.append(scalar) }
    }
    return String(text)
  }

  mutating func remove(_ range: Range<Int>) {
    letters.removeSubrange(range)
    startsWord.removeSubrange(range)
    origins.removeSubrange(range)
  }

  mutating func replace(_ index: Int, with letter: UInt32) { letters[index] = letter }

  private func isLoose(_ index: Int) -> Bool {
    let isFree = { (place: Int) in
      !typed.indices.contains(place) || Letter.isSpace(typed[place]) || Letter.isMark(typed[place])
        || Letter.isQuote(typed[place])
    }
    return isFree(index - 1) || isFree(index + 1)
  }

  static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
