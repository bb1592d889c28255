import IntentJSON

/// The way to a value in the record of a job that ended: `result.files[0].path`, `error_message`.
///
/// It starts at one of ``roots``, and goes on through names and indexes. A name that has a dot or a bracket in itself
/// cannot be written.
struct RecordPath: Sendable, Equatable, CustomStringConvertible {
  /// Why a text is no path.
  struct Fault: Error {
    var message: String
  }

  enum Step: Sendable, Equatable {
    case name(String)
    case index(Int)
  }

  /// Where a path may start.
  enum Root: String, CaseIterable, Sendable {
    case result
    case params = "intent_params"
    case errorMessage = "error_message"
    case errorKind = "error_kind"
    case status
    case id
    case uid

    /// Whether a path goes on from there.
    var hasParts: Bool { self == .result || self == .params }
  }

  let root: Root
  let steps: [Step]
  let description: String

  init(_ text: String) throws(Fault) {
    var steps: [Step] = []
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
      guard let name = pieces.first, !name.isEmpty else { throw Self.malformed(text) }
      steps.append(.name(String(name)))
      for piece in pieces.dropFirst() {
        guard piece.hasSuffix("]"), let index = Int(piece.dropLast()), index >= 0 else { throw Self.malformed(text) }
        steps.append(.index(index))
      }
    }
    guard case .name(let first)? = steps.first, let root = Root(rawValue: first) else {
      let roots = Root.allCases.map(\.rawValue)
      let first = text.prefix { $0 != "." && $0 != "[" }
      let advice =
        Nearest.name(to: String(first), among: roots).map { "did you mean \"\($0)\"?" }
        ?? "a path starts with one of \(roots.joined(separator: ", "))"
      throw Fault(message: "a record has no \"\(first)\" to pass on: \(advice)")
    }
    guard root.hasParts || steps.count == 1 else {
      throw Fault(message: "\"\(text)\" leads into \(root.rawValue), which has no parts: write \"\(root.rawValue)\"")
    }
    self.root = root
    self.steps = Array(steps.dropFirst())
    description = text
  }

  private static func malformed(_ text: String) -> Fault {
    Fault(message: "expected a path such as \"result.files[0].path\", found \"\(text)\"")
  }

  /// What the steps lead to from the root's value; nil: there is nothing.
  func value(in root: JSONText?) -> JSONText? {
    var value = root
    for step in steps {
      switch step {
      case .name(let name): value = value?[name]
      case .index(let index): value = value?.element(at: index)
      }
    }
    return value
  }
}

extension JSONText {
  /// The element of an array; nil: it has fewer, or is none.
  fileprivate func element(at index: Int) -> JSONText? {
    for (number, element) in elements.enumerated() where number == index { return element }
    return nil
  }
}
