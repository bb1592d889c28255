/// One of the sentences that a pattern stands for.
struct PatternSentence: Sendable, Hashable {
  /// A part, in the order in which they are said.
  enum Part: Sendable, Hashable {
    case literal(PatternLiteral)
    /// A mark with nothing but placeholders beside it, as in `{student}: {body}`: it has to be there, the first of its kind.
    case mark(Unicode.Scalar)
    case placeholder(Placeholder)
  }

  let parts: [Part]

  /// A pattern has no more placeholders than this.
  static let mostPlaceholders = 8

  /// - Parameter placeholder: What a placeholder's name means.
  init(_ pieces: [PatternSyntax.Piece], placeholder: (String) -> Placeholder) throws(PatternError) {
    var parts: [Part] = []
    var names: [String] = []
    var isApart = true
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .text(let text):
        let literal = PatternLiteral(text, isFirst: index == 0, isLast: index == pieces.count - 1)
        isApart = literal.endsWord || !literal.letters.isEmpty
        if !literal.letters.isEmpty {
          parts.append(.literal(literal))
        } else if index > 0, index < pieces.count - 1, let mark = text.unicodeScalars.first(where: Letter.isMark) {
          parts.append(.mark(mark))
        }
      case .placeholder(let name):
        guard !names.contains(name) else { throw PatternError("has {\(name)} twice: which of the two is meant?") }
        guard isApart else {
          throw PatternError("has {\(names.last ?? "")} and {\(name)} with nothing between them: put a space there")
        }
        names.append(name)
        isApart = false
        parts.append(.placeholder(placeholder(name)))
      }
    }
    guard names.count <= Self.mostPlaceholders else {
      throw PatternError("has more than \(Self.mostPlaceholders) placeholders")
    }
    guard parts.contains(where: { if case .literal = $0 { true } else { false } }) else {
      throw PatternError("has no words of its own: anything that is said would fit it")
    }
    self.parts = parts
  }

  var placeholders: [Placeholder] {
    parts.compactMap { if case .placeholder(let placeholder) = $0 { placeholder } else { nil } }
  }

  /// The letters that have to be said.
  var words: [[UInt32]] {
    parts.compactMap { if case .literal(let literal) = $0 { literal.letters } else { nil } }
  }
}
