import IntentCore
import IntentJSON

/// The words at one placeholder, and what became of them.
struct AskedWords {
  /// What they stand for.
  enum Meaning {
    /// A value, read from the words alone.
    case value(Understood)
    /// One that a query found.
    case found(LookupFinding.Item)
    /// Several that a query found: somebody has to choose.
    case several([LookupFinding.Item])
    /// Nothing: the query found none.
    case nobody
    /// It does not matter: the parameter was given.
    case given(JSONText)
  }

  var capture: Capture
  var meaning: Meaning

  var param: String { capture.placeholder.param }

  /// The parameters that are known.
  var parameters: [Understood.Parameter] {
    switch meaning {
    case .value(let understood): understood.parameters
    case .found(let item): [Understood.Parameter(name: param, value: item.id)]
    case .given(let value): [Understood.Parameter(name: param, value: value)]
    case .several, .nobody: []
    }
  }

  /// What the value is, beside itself: what was said, and what it is called.
  var note: String {
    switch meaning {
    case .value: capture.words
    case .found(let item): item.label == capture.words ? item.label : "\(item.label): \(capture.words)"
    case .given: "given by --params, for \"\(capture.words)\""
    case .several(let items): "\(capture.words): \(items.map(\.label).joined(separator: ", "))"
    case .nobody: "\(capture.words): not found"
    }
  }
}
