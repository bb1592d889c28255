/// What messages have in common that differ in numbers and ids only: `student S-1024 is unknown` and
/// `student S-7 is unknown` are both `student S-# is unknown`.
enum MessagePattern {
  /// Characters of a message that are looked at: what differs further back makes no difference.
  private static let longest = 300

  /// The message with `#` in the place of each number, of each UUID, and of each word of hexadecimal digits that is long
  /// enough to be an id.
  static func of(_ message: String) -> String {
    var result = ""
    var word: [Character] = []
    for character in message.prefix(longest) {
      if character.isASCII, character.isLetter || character.isNumber {
        word.append(character)
      } else {
        append(word, to: &result)
        word = []
        result.append(character)
      }
    }
    append(word, to: &result)
    return collapsed(result)
  }

  private static func append(_ word: [Character], to result: inout String) {
    if word.count >= 4, word.allSatisfy(\.isHexDigit), word.contains(where: \.isNumber) { return result.append("#") }
    var isInNumber = false
    for character in word {
      if character.isNumber {
        if !isInNumber { result.append("#") }
      } else {
        result.append(character)
      }
      isInNumber = character.isNumber
    }
  }

  /// `#-#-#` and `#.#` are one thing each: a UUID, a date, an amount.
  private static func collapsed(_ text: String) -> String {
    var characters: [Character] = []
    for character in text {
      if character == "#", let separator = characters.last, ".,:-_".contains(separator),
        characters.dropLast().last == "#"
      {
        characters.removeLast()
      } else {
        characters.append(character)
      }
    }
    return String(characters)
  }
}
