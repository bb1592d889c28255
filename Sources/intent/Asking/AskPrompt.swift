import IntentJSON

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Questions to the person at the terminal. They go to standard error, so that standard output has nothing but answers.
final class AskPrompt {
  private var reader = LineReader(descriptor: 0, name: "standard input", limit: 4096)

  /// Whether there is somebody to ask.
  static var isPossible: Bool { isatty(0) == 1 && (isatty(1) == 1 || isatty(2) == 1) }

  /// Which of several it is to be, by its number from 1; nil: none of them.
  func choose(of count: Int, _ question: String) throws(CommandFailure) -> Int? {
    while let answer = try ask("\(question) [1-\(count), or nothing for none] "), !answer.isEmpty {
      if let number = Int(answer), (1...count).contains(number) { return number }
      ErrorOutput.line("\(PlainText.line(answer)) is none of 1 to \(count)")
    }
    return nil
  }

  /// Whether the answer is yes. Nothing, and whatever else is said, is no.
  func agrees(_ question: String) throws(CommandFailure) -> Bool {
    let answer = try ask("\(question) [y/N] ")?.lowercased()
    return ["y", "yes", "ㅛ", "예", "네", "응"].contains(answer ?? "")
  }

  /// nil: there is nobody any more.
  private func ask(_ question: String) throws(CommandFailure) -> String? {
    var output = LineBuffer(descriptor: 2, name: "standard error")
    output.text(question)
    try output.flush()
    guard case .line(let bytes) = try reader.next() else { return nil }
    return String(decoding: bytes, as: UTF8.self).split { $0 == " " || $0 == "\r" || $0 == "\t" }.joined(separator: " ")
  }
}
