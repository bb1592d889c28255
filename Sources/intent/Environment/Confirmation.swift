#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Asks a person.
enum Confirmation {
  case yes, no
  /// Standard input is no terminal.
  case nobody

  /// Puts a question that takes yes or no; anything but a yes is a no.
  static func ask(_ question: String) -> Confirmation {
    guard isatty(0) == 1 else { return .nobody }
    ErrorOutput.line("\(question) [y/N]")
    let answer = readLine()?.lowercased() ?? ""
    return ["y", "yes"].contains(answer) ? .yes : .no
  }
}
