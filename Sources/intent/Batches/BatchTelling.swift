import IntentModel

/// Tells how a batch came to rest, and ends the command with the status that fits.
struct BatchTelling {
  let asJSON: Bool

  func tell(_ ending: BatchEnding) throws(CommandFailure) {
    var printer = LineBuffer()
    if asJSON {
      try printer.json(ending.snapshot)
    } else {
      try printer.line(ending.text)
    }
    try printer.flush()
    if ending.status != .done { throw .silent(ending.status) }
  }
}

/// What ^C means to a command that follows a batch.
enum BatchInterruption {
  static func failure(_ id: JobID) -> CommandFailure {
    CommandFailure(
      .interrupted,
      "the batch goes on: intent batch status \(id) --watch follows it again, intent batch pause \(id) stops it")
  }
}
