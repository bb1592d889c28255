import ArgumentParser

/// What a new handler is written in.
enum HandlerLanguage: String, CaseIterable, ExpressibleByArgument, Sendable {
  case swift, python
  case shell = "sh"

  /// What its file's name ends in.
  var suffix: String {
    switch self {
    case .swift: "swift"
    case .python: "py"
    case .shell: "sh"
    }
  }
}
