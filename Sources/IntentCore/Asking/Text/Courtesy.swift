/// Words that ask nicely, and change nothing about what is asked for.
enum Courtesy {
  /// Ends of a request that mean the same as `줘`.
  private static let requests = [
    "줄수있을까요", "주시겠습니까", "주시겠어요", "줄수있나요", "주실래요", "줄수있어요", "주십시오", "주시기바랍니다", "줄수있어", "줄래요",
    "주세요", "줘라", "줘요", "줄래", "주라", "달라", "다오",
  ].map { $0.unicodeScalars.map(\.value) }
  private static let plain = "줘".unicodeScalars.map(\.value)

  private static let words = ["please", "plz", "좀"].map { $0.unicodeScalars.map(\.value) }

  /// The sentence without `please` at an end and `좀` anywhere, its last word in its plain form: `알려 주세요` is `알려줘`.
  static func removed(from text: AskedText, start: Bool = true, end: Bool = true) -> AskedText {
    var text = text
    while let word = wordRanges(text).first(where: { range in
      let letters = Array(text.letters[range])
      guard words.contains(letters) else { return false }
      return letters == words[2] || (start && range.lowerBound == 0) || (end && range.upperBound == text.count)
    }), word.count < text.count {
      text.remove(word)
    }
    if end { simplifyEnding(&text) }
    return text
  }

  private static func simplifyEnding(_ text: inout AskedText) {
    guard let request = requests.first(where: { text.letters.suffix($0.count).elementsEqual($0) }) else { return }
    let start = text.count - request.count
    text.remove(start + 1..<text.count)
    text.replace(start, with: plain[0])
  }

  private static func wordRanges(_ text: AskedText) -> [Range<Int>] {
    let starts = text.startsWord.indices.filter { text.startsWord[$0] }
    return zip(starts, starts.dropFirst() + [text.count]).map { $0..<$1 }
  }
}
