// A handler that does what it is told, so that the items of one batch can differ.
import IntentKit

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Completes, throws, crashes, hangs or waits: whatever its parameters say.
struct Whims: IntentHandler {
  static let intent: IntentKey = "fixture.exec.whims"
  struct Params: Codable, Sendable {
    var act: String?
    var secret: String?
    /// Acts so in so many first attempts; then it completes.
    var attempts: Int?
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<String> {
    if let attempts = params.attempts, context.attemptNumber > attempts { return .completed("at last") }
    switch params.act ?? "complete" {
    case "throw": throw IntentError.retry("not now, \(params.secret ?? "friend")")
    case "fail": throw IntentError.permanent("never")
    case "crash": UnsafeMutablePointer<Int>(bitPattern: 8)!.pointee = 1
    case "hang": while true { sleep(1) }
    case "snooze": return .snooze(for: .milliseconds(20))
    case "cancel": return .cancelled("there is no need")
    case "wait": try await Task.sleep(for: .milliseconds(100))
    default: break
    }
    return .completed("done")
  }
}

/// `fixture.exec.whims`
@c(intent_handler_fixture__exec__whims)
public func whimsEntry() -> UnsafeRawPointer { export(Whims.self) }
