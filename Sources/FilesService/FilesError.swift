internal import CIntentABI

/// Why a file was not read or written.
struct FilesError: Error, Sendable, Equatable {
  /// One of the INTENT_FILES_ codes.
  var code: Int32
  /// What is at fault, for a person.
  var message: String

  static let stale = FilesError(
    code: Int32(INTENT_FILES_STALE), message: "the attempt has ended: no file is read or written for it any more")

  static let aborted = FilesError(
    code: Int32(INTENT_FILES_ABORTED), message: "whoever gives the file's contents has given up: nothing was written")

  static func invalid(_ message: String) -> FilesError {
    FilesError(code: Int32(INTENT_FILES_INVALID), message: message)
  }

  static func notFound(_ message: String) -> FilesError {
    FilesError(code: Int32(INTENT_FILES_NOT_FOUND), message: message)
  }

  static func failed(_ message: String) -> FilesError {
    FilesError(code: Int32(INTENT_FILES_FAILED), message: message)
  }
}
