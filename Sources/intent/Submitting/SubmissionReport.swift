import IntentCore
import IntentJSON
import IntentModel

/// Tells what became of submitted jobs: ids on standard output, what was refused on standard error.
struct SubmissionReport {
  let asJSON: Bool
  private(set) var accepted = 0
  private(set) var refused = 0
  private var printer = LineBuffer()

  init(asJSON: Bool) {
    self.asJSON = asJSON
  }

  mutating func tell(_ answers: [JobSubmitter.Answer]) throws(CommandFailure) {
    for answer in answers {
      switch answer.submission {
      case .accepted(let id):
        accepted += 1
        try tell(answer.line, id: id.text, status: "accepted", nil)
      case .duplicate(let id, let state):
        refused += 1
        try tell(
          answer.line, id: id.text, status: "duplicate",
          "duplicate: there is a job \(id) already, in \(state.rawValue)")
      case .invalid(let message):
        refused += 1
        try tell(answer.line, id: nil, status: "invalid", message)
      }
    }
    try printer.flush()
  }

  /// Tells of a line that is no job.
  mutating func refuse(line: Int?, _ message: String) throws(CommandFailure) {
    refused += 1
    try tell(line, id: nil, status: "invalid", message)
  }

  private mutating func tell(_ line: Int?, id: String?, status: String, _ message: String?) throws(CommandFailure) {
    if asJSON {
      try printer.object { writer in
        writer.memberIfPresent("line", line)
        writer.memberIfPresent("id", id)
        writer.member("status", status)
        writer.memberIfPresent("message", message)
      }
    } else if let id, message == nil {
      try printer.line(id)
    }
    if let message {
      // Before the complaint, so that the two streams read in order where they share a terminal.
      try printer.flush()
      ErrorOutput.say((line.map { "line \($0): " } ?? "") + message)
    }
  }
}
