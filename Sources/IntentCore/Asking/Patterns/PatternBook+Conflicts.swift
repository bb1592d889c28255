import IntentJSON
import IntentModel

extension PatternBook {
  /// Notes sentences that are asked for by two patterns, which nobody could tell apart.
  func findConflicts(_ document: RegistryDocument, _ reader: inout RegistryReader) {
    var owners: [[SaidPart]: Int] = [:]
    for (index, pattern) in patterns.enumerated() {
      for sentence in pattern.sentences {
        let said = sentence.parts.map(SaidPart.init)
        guard let owner = owners[said] else {
          owners[said] = index
          continue
        }
        let other = patterns[owner]
        if owner == index || other.key == pattern.key && other.params.compacted() == pattern.params.compacted() {
          continue
        }
        let place = other.key == pattern.key ? "with other params" : "of \(other.key) (\"\(other.text)\")"
        let path = "intents[\"\(pattern.key)\"].patterns"
        let value = document.section("intents")?[pattern.key.text]?["patterns"] ?? document.text
        reader.fail(
          path, value, "the pattern \"\(pattern.text)\" is also one \(place): who says it could mean either; change one"
        )
        break
      }
    }
  }

  /// A part of a sentence as far as somebody who says it could tell.
  private enum SaidPart: Hashable {
    case letters([UInt32])
    case mark(Unicode.Scalar)
    case words(PlaceholderType)

    init(_ part: PatternSentence.Part) {
      switch part {
      case .literal(let literal): self = .letters(literal.letters)
      case .mark(let mark): self = .mark(mark)
      case .placeholder(let placeholder): self = .words(placeholder.type)
      }
    }
  }
}
