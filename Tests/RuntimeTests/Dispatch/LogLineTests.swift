import IntentModel
import Testing

@testable import IntentRuntime

/// A line of the log is one line, and commands no terminal, whatever a handler or a file's name says.
struct LogLineTests {
  @Test(arguments: [
    ("plain, 한글 and \"quotes\"", "plain, 한글 and \"quotes\""), ("two\nlines\r\n", "two\\nlines\\u{d}\\n"),
    ("\u{1B}[31mred\u{7}", "\\u{1b}[31mred\\u{7}"), ("\u{9B}31m\u{7F}", "\\u{9b}31m\\u{7f}"), ("a\tb", "a\\tb"),
    ("nosj.\u{202E}txt", "nosj.\\u{202e}txt"), ("\u{2028}\u{2066}x", "\\u{2028}\\u{2066}x"), ("\0", "\\u{0}"),
  ])
  func oneLine(said: String, line: String) {
    let text = StandardErrorLog.text(.info, said, at: .epoch)
    #expect(text == "1970-01-01T00:00:00.000Z info \(line)\n")
  }
}
