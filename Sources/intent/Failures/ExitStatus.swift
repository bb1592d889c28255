/// How the program ends, by sysexits.h, so that scripts and service managers can tell what to do.
struct ExitStatus: RawRepresentable, Sendable, Hashable {
  var rawValue: Int32

  init(rawValue: Int32) { self.rawValue = rawValue }

  static let done = ExitStatus(rawValue: 0)
  /// Nobody confirmed it, so nothing was done.
  static let notConfirmed = ExitStatus(rawValue: 1)
  /// The command line is wrong.
  static let usage = ExitStatus(rawValue: 64)
  /// What was given is wrong: parameters, a job, a line of a file.
  static let badData = ExitStatus(rawValue: 65)
  /// There is no such job, or no such file.
  static let noInput = ExitStatus(rawValue: 66)
  /// The intent is unknown, or its handler is not available.
  static let unavailable = ExitStatus(rawValue: 69)
  /// The handler failed.
  static let handlerFailed = ExitStatus(rawValue: 70)
  /// The system refused something that ought to work.
  static let system = ExitStatus(rawValue: 71)
  /// Reading or writing failed.
  static let io = ExitStatus(rawValue: 74)
  /// It may work later: another dispatcher holds the spool, a handler asked for a retry, a wait took too long.
  static let tryAgain = ExitStatus(rawValue: 75)
  /// The permissions are not sufficient.
  static let noPermission = ExitStatus(rawValue: 77)
  /// The registry, or another setting, is wrong.
  static let configuration = ExitStatus(rawValue: 78)
  /// ^C, as shells tell it: 128 and the signal's number.
  static let interrupted = ExitStatus(rawValue: 130)

  /// For the end of help texts.
  static let help = """
    Exit status: 0 done, 1 not confirmed, 64 usage, 65 bad data, 66 no such job or file, 69 unknown intent, 70 handler failed, \
    74 input/output error, 75 try again later, 77 no permission, 78 bad configuration.
    """
}
