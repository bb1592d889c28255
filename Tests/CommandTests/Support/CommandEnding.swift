import IntentJSON

/// How a program ended, and what it said.
struct CommandEnding {
  /// The exit status; negative: the signal that ended it.
  var status: Int32
  var output: String
  var errors: String

  /// Standard output as one JSON value; `null` where it is none, so that an expectation fails rather than the test.
  var json: JSONText { (try? JSONText(validating: output)) ?? .null }

  /// Standard output as one JSON value a line.
  var jsonLines: [JSONText] {
    output.split(separator: "\n").map { (try? JSONText(validating: Array($0.utf8))) ?? .null }
  }

  var lines: [String] { output.split(separator: "\n").map(String.init) }
}
