import IntentJSON

/// What a check found, and how to mend it.
struct Finding: Sendable {
  enum Verdict: String, Sendable {
    /// As it should be.
    case fine
    /// It works, and may not always.
    case warning
    /// It does not work.
    case problem
    /// It could not be looked at, or need not be.
    case skipped
  }

  /// What was looked at, in a word or two.
  var subject: String
  var verdict: Verdict
  /// What was found.
  var message: String
  /// What to do about it; a command where one does it.
  var remedy: String?

  static func fine(_ subject: String, _ message: String) -> Finding {
    Finding(subject: subject, verdict: .fine, message: message)
  }

  static func skipped(_ subject: String, _ message: String) -> Finding {
    Finding(subject: subject, verdict: .skipped, message: message)
  }

  static func warning(_ subject: String, _ message: String, remedy: String) -> Finding {
    Finding(subject: subject, verdict: .warning, message: message, remedy: remedy)
  }

  static func problem(_ subject: String, _ message: String, remedy: String) -> Finding {
    Finding(subject: subject, verdict: .problem, message: message, remedy: remedy)
  }
}

extension Finding {
  /// Lines for a person: what was found, and under it how to mend it.
  func lines(on terminal: Terminal, subjectWidth: Int) -> [String] {
    let (mark, color): (String, Terminal.Color) =
      switch verdict {
      case .fine: ("ok  ", .green)
      case .warning: ("warn", .yellow)
      case .problem: ("FAIL", .red)
      case .skipped: ("-   ", .dim)
      }
    let padding = String(repeating: " ", count: max(0, subjectWidth - subject.count))
    let first = terminal.paint(mark, color) + "  " + subject + padding + "  " + PlainText.line(message)
    let indent = String(repeating: " ", count: 8 + subjectWidth)
    return [first] + (remedy.map { [indent + terminal.paint("-> ", .bold) + PlainText.line($0)] } ?? [])
  }
}

extension Finding: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("subject", subject)
      writer.member("verdict", verdict.rawValue)
      writer.member("message", message)
      writer.memberIfPresent("remedy", remedy)
    }
  }
}
