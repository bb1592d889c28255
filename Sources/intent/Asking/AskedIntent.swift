import IntentCore
import IntentJSON
import IntentModel

/// An intent that somebody may have asked for, with as much of its parameters as is known.
struct AskedIntent {
  let match: PatternMatch
  /// What stands at the pattern's placeholders.
  var words: [AskedWords]
  /// What was given besides: an object.
  let given: JSONText

  var key: IntentKey { match.key }

  /// Whether a query found nothing for some of the words: then it was not this that was meant, or somebody else.
  var lacksSomebody: Bool { words.contains { if case .nobody = $0.meaning { true } else { false } } }

  /// The first words that stand for several, and what they stand for.
  var choice: (index: Int, items: [LookupFinding.Item])? {
    for (index, words) in words.enumerated() {
      if case .several(let items) = words.meaning { return (index, items) }
    }
    return nil
  }

  /// The parameters that are known: the pattern's, what was said, and over both what was given.
  var params: JSONText {
    let said = words.flatMap(\.parameters)
    var writer = JSONWriter()
    writer.object { writer in
      let givenNames = given.members.map(\.name)
      writer.members(of: match.pattern.params, except: givenNames + said.map(\.name))
      for parameter in said where !givenNames.contains(parameter.name) {
        writer.member(parameter.name, parameter.value)
      }
      writer.members(of: given)
    }
    return writer.text
  }

  /// Everything in one line: `billing.query.invoice student_id=7 (김하늘)`.
  var line: String {
    let parts = words.map { words in
      let values = words.parameters.map { "\($0.name)=\($0.value.text)" }.joined(separator: " ")
      return (values.isEmpty ? words.param : values) + " (\(words.note))"
    }
    return ([key.text] + parts).joined(separator: " ")
  }
}

extension AskedIntent: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("intent_key", key)
      writer.member("pattern", match.pattern.text)
      writer.member("score", match.score)
      writer.member("params", params)
      writer.array("words") { writer in
        for words in words { writer.element(words) }
      }
    }
  }
}

extension AskedWords: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("placeholder", capture.placeholder.name)
      writer.member("words", capture.words)
      writer.member("param", param)
      writer.member("value", parameters.first?.value)
      switch meaning {
      case .found(let item): writer.member("label", item.label)
      case .several(let items):
        writer.array("choices") { writer in
          for item in items {
            writer.object { writer in
              writer.member("id", item.id)
              writer.member("label", item.label)
              writer.member("details", item.details)
            }
          }
        }
      case .nobody: writer.array("choices") { _ in }
      case .value, .given: break
      }
    }
  }
}
