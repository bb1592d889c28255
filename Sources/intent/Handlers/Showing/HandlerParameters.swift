import IntentCore
import IntentJSON

/// What an intent's parameters are, by the word of its library or of its registry entry.
struct HandlerParameters {
  /// Those at the top; nil: nobody says.
  let all: [ParameterView]?
  /// Why nobody says, where a library should.
  let problem: String?

  /// - Parameter finding: What its library said; nil: it was not asked, or is none.
  init(of entry: RegistryEntry, _ finding: HandlerProbe.Finding?) {
    if let parameters = entry.parameters {
      all = parameters.map(ParameterView.init)
    } else {
      all = finding?.params.map { $0.elements.map(ParameterView.init) }
    }
    problem = finding?.problem ?? finding?.silence
  }

  /// In a few words: `student_id, class_id?`, where a question mark stands behind what may be left out.
  var short: String {
    guard let all else { return "?" }
    return all.map { $0.name + ($0.isRequired ? "" : "?") }.joined(separator: ", ")
  }

  /// Parameters that are taken: those that have to be there, by their examples.
  var example: JSONText {
    var writer = JSONWriter()
    writer.object { writer in
      for parameter in all ?? [] where parameter.isRequired { writer.member(parameter.name, parameter.example) }
    }
    return writer.text
  }

  /// A table of them, what lies within others below these.
  func lines(on terminal: Terminal) -> [String] {
    guard let all else {
      return [problem.map { "not known: \($0)" } ?? "not known: the handler does not say"]
    }
    if all.isEmpty { return ["none that it names"] }
    let hasMeanings = all.contains { $0.meaning != nil }
    var table = Table(
      [
        .init(title: "PARAMETER"), .init(title: "TYPE"), .init(title: "NEEDED"),
        .init(title: "EXAMPLE", isFlexible: true),
      ]
        + (hasMeanings ? [.init(title: "MEANING", isFlexible: true)] : []))
    for parameter in all.flatMap({ $0.flattened() }) {
      table.add(
        [
          .init(parameter.name), .init(parameter.type), .init(parameter.isRequired ? "yes" : "", .bold),
          .init(parameter.example.text),
        ] + (hasMeanings ? [.init(parameter.meaning ?? "")] : []))
    }
    return table.lines(on: terminal)
  }
}
