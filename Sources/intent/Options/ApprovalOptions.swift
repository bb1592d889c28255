import ArgumentParser
import IntentRuntime

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Who decides about jobs, and why.
struct ApprovalOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Who decides, for the record; the user of this process by default.", valueName: "name"))
  var by: String?

  @Option(help: ArgumentHelp("Why, or on what condition, for the record.", valueName: "text"))
  var note: String?

  func validate() throws {
    if let by, !(1...OperationRequest.personLimit).contains(by.utf8.count) {
      throw ValidationError("--by takes a name of 1 to \(OperationRequest.personLimit) bytes")
    }
    if let note, note.utf8.count > OperationRequest.noteLimit {
      throw ValidationError("--note takes at most \(OperationRequest.noteLimit) bytes, not \(note.utf8.count)")
    }
  }

  /// Who decides.
  var person: String { by ?? Self.user }

  private static var user: String {
    let uid = getuid()
    guard let entry = getpwuid(uid), let name = entry.pointee.pw_name else { return "uid \(uid)" }
    return String(cString: name)
  }
}
