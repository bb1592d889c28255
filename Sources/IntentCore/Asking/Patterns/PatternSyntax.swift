/// Reads the text of a pattern into the sentences that it stands for.
///
/// ```
/// pattern = { text | "{" name "}" | "[" choices "]" | "(" choices ")" }
/// choices = pattern { "|" pattern }
/// ```
/// What is in brackets may be left out, of what is in parentheses one has to be there. `\` takes the next character as it is.
struct PatternSyntax {
  /// A part of a sentence.
  enum Piece: Hashable {
    case text(String)
    case placeholder(String)
  }

  /// A pattern stands for no more sentences than this.
  static let mostSentences = 500
  private static let deepest = 8

  private var rest: Substring
  private let text: String

  private init(_ text: String) {
    self.text = text
    rest = text[...]
  }

  /// The sentences, each with its pieces in order.
  static func sentences(_ text: String) throws(PatternError) -> [[Piece]] {
    var syntax = PatternSyntax(text)
    let sentences = try syntax.sequence(until: [], depth: 0)
    return sentences
  }

  /// Reads up to one of these characters, which is left, or to the end.
  private mutating func sequence(until ends: [Character], depth: Int) throws(PatternError) -> [[Piece]] {
    var sentences: [[Piece]] = [[]]
    while let character = rest.first, !ends.contains(character) {
      rest.removeFirst()
      switch character {
      case "{": append(.placeholder(try placeholder()), to: &sentences)
      case "[", "(": sentences = try joined(sentences, try choices(character, depth: depth + 1))
      case "}", "]", ")":
        throw PatternError("has a \"\(character)\" that closes nothing; write \\\(character) for the character itself")
      case "|": throw PatternError("has a \"|\" outside of brackets: write [a|b] or (a|b)")
      case "\\":
        guard let escaped = rest.popFirst() else { throw PatternError("ends with a \"\\\" that stands before nothing") }
        append(.text(String(escaped)), to: &sentences)
      default: append(.text(String(character)), to: &sentences)
      }
    }
    return sentences
  }

  private mutating func placeholder() throws(PatternError) -> String {
    guard let end = rest.firstIndex(of: "}") else { throw PatternError("has a \"{\" that is not closed") }
    let name = String(rest[..<end])
    rest = rest[rest.index(after: end)...]
    guard PlaceholderName.isValid(name) else {
      throw PatternError(
        "has {\(name)}, which is no placeholder: its name has lower case letters, digits and _, as in {student}")
    }
    return name
  }

  private mutating func choices(_ opening: Character, depth: Int) throws(PatternError) -> [[Piece]] {
    guard depth <= Self.deepest else { throw PatternError("has brackets more than \(Self.deepest) deep") }
    let closing: Character = opening == "[" ? "]" : ")"
    var all: [[Piece]] = []
    while true {
      all += try sequence(until: ["|", closing], depth: depth)
      guard let end = rest.popFirst() else { throw PatternError("has a \"\(opening)\" that is not closed") }
      if end == closing { break }
    }
    if opening == "[", !all.contains([]) { all.append([]) }
    return all
  }

  private func joined(_ starts: [[Piece]], _ ends: [[Piece]]) throws(PatternError) -> [[Piece]] {
    guard starts.count * ends.count <= Self.mostSentences else {
      throw PatternError("stands for more than \(Self.mostSentences) sentences: make several patterns of it")
    }
    var all: [[Piece]] = []
    for start in starts {
      for end in ends {
        var sentence = start
        for piece in end { Self.append(piece, to: &sentence) }
        all.append(sentence)
      }
    }
    return all
  }

  private func append(_ piece: Piece, to sentences: inout [[Piece]]) {
    for index in sentences.indices { Self.append(piece, to: &sentences[index]) }
  }

  private static func append(_ piece: Piece, to sentence: inout [Piece]) {
    if case .text(let text) = piece, case .text(let before)? = sentence.last {
      sentence[sentence.count - 1] = .text(before + text)
    } else {
      sentence.append(piece)
    }
  }
}

/// What a placeholder may be called.
enum PlaceholderName {
  static func isValid(_ name: String) -> Bool {
    (1...64).contains(name.utf8.count)
      && name.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
      }
  }
}
