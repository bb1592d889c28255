public import IntentModel

extension HandlerLocation {
  /// The file that would be loaded or executed, after it was seen to be there and safe from changes by others.
  ///
  /// - Throws: `load_failed` with what is wrong with it, and the command that mends it.
  public func checkedFile() throws(IntentError) -> String {
    switch self {
    case .library(let path):
      try FileTrust.check(path, what: "the library")
      return path
    case .exec(let arguments, let directory):
      try ExecProgram.checkScript(arguments, in: directory)
      return try ExecProgram.locate(arguments.first ?? "", in: directory)
    }
  }
}
