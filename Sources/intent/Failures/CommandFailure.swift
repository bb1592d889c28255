/// Why a command did not do what it was asked to: one line for a person, and an exit status for programs.
struct CommandFailure: Error, Sendable, CustomStringConvertible {
  var status: ExitStatus
  /// What is at fault (a file, a field, an option), what was wrong with it, and what to do. Empty: everything was said
  /// already, and only the status is left to tell.
  var message: String

  init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message
  }

  var description: String { message }

  /// Ends with this status, without a word.
  static func silent(_ status: ExitStatus) -> CommandFailure { CommandFailure(status, "") }
}
