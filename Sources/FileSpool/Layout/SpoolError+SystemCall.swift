import IntentCore

extension SpoolError {
  /// Trouble with the storage: what was to be done, and what the system said.
  init(_ purpose: @autoclosure () -> String, _ error: SystemCallError) {
    self.init(.storage, "\(purpose()): \(error.reason) (\(error.call) \(error.path))", errno: error.errno)
  }
}
