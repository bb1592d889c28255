/// Reads words and numbers from the start of a short text.
struct WordScanner {
  private let bytes: [UInt8]
  private var index = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  var isAtEnd: Bool { index == bytes.count }

  /// Takes a word if it comes next.
  mutating func take(_ word: String) -> Bool {
    let word = word.utf8
    guard bytes[index...].starts(with: word) else { return false }
    index += word.count
    return true
  }

  /// Takes the first of these words that comes next; nil: none does.
  mutating func take<Value>(_ words: [(String, Value)]) -> Value? {
    for (word, value) in words where take(word) { return value }
    return nil
  }

  /// Takes digits, so many at most; nil: there are none, or more of them.
  mutating func number(digits: ClosedRange<Int> = 1...9) -> Int64? {
    let start = index
    var value: Int64 = 0
    while index < bytes.count, (0x30...0x39).contains(bytes[index]), index - start < 18 {
      value = value * 10 + Int64(bytes[index] - 0x30)
      index += 1
    }
    let hasMore = index < bytes.count && (0x30...0x39).contains(bytes[index])
    guard !hasMore, digits.contains(index - start) else {
      index = start
      return nil
    }
    return value
  }

  /// What `body` reads of the whole text; nil where it reads nothing, or leaves something.
  static func whole<Value>(_ text: String, _ body: (inout WordScanner) -> Value?) -> Value? {
    var scanner = WordScanner(text)
    guard let value = body(&scanner), scanner.isAtEnd else { return nil }
    return value
  }
}
