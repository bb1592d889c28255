// Handlers whose hook for exhausted retries matters more than they do.
import IntentKit

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Fails always, and then does in its hook what it was told to.
struct GivesUp: ExhaustionHandling {
  static let intent: IntentKey = "fixture.exec.gives_up"
  struct Params: Codable, Sendable { var hook: String }

  func execute(_ params: Params, context: Context) async throws -> Outcome<NoReport> { throw Oops() }

  func exhausted(_ params: Params, error: IntentError, context: Context) async throws {
    context.log("hook of attempt \(context.attemptNumber): \(error)", level: .warning)
    switch params.hook {
    case "throws": throw Oops()
    case "crashes": UnsafeMutablePointer<Int>(bitPattern: 8)!.pointee = 1
    case "exits": exit(0)
    case "hangs": while true { usleep(100_000) }
    case "waits": try await Task.sleep(for: .seconds(3600))
    default: break
    }
  }
}

/// Takes memory, touches it, and forgets it.
struct Leaks: IntentHandler {
  static let intent: IntentKey = "fixture.exec.leaks"
  struct Params: Codable, Sendable { var megabytes: Int }

  func execute(_ params: Params, context: Context) async throws -> Outcome<NoReport> {
    for _ in 0..<params.megabytes {
      guard let memory = malloc(1 << 20) else { throw IntentError.permanent("there is no memory left") }
      memset(memory, 0xAB, 1 << 20)
    }
    return .completed
  }
}
