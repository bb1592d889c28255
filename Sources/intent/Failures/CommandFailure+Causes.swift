import IntentCore
import IntentModel

extension CommandFailure {
  /// A spool's error, with the status that fits its code.
  init(_ error: SpoolError) {
    let status: ExitStatus =
      switch error.code {
      case .locked: .tryAgain
      case .notFound: .noInput
      case .conflict: .badData
      case .layout: .configuration
      default: SystemError.status(of: error.errno)
      }
    self.init(status, error.message)
  }

  /// A value on the command line that is not what its option takes.
  init(_ error: ModelError, option: String) {
    self.init(.usage, "\(option): \(error.message)")
  }

  /// A system call that failed.
  init(_ error: SystemError) {
    self.init(SystemError.status(of: error.number), error.description)
  }
}
