// Handlers that take their time, with and without an ear for cancellation.
import IntentKit
import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

struct LoopsForever: IntentHandler {
  static let intent: IntentKey = "fixture.exec.loops"
  private static let turns = Atomic<Int>(0)
  func execute(_ params: JSONText, context: Context) async throws -> Outcome<NoReport> {
    while true { Self.turns.wrappingAdd(1, ordering: .relaxed) }
  }
}

struct Milliseconds: Codable, Sendable { var milliseconds: UInt32 }

/// Blocks its thread, and does not look up.
struct IgnoresCancellation: IntentHandler {
  static let intent: IntentKey = "fixture.exec.ignores_cancellation"
  func execute(_ params: Milliseconds, context: Context) async throws -> Outcome<NoReport> {
    usleep(params.milliseconds * 1000)
    return .completed
  }
}

/// Waits for its cancellation, and says so.
struct HonoursCancellation: IntentHandler {
  static let intent: IntentKey = "fixture.exec.honours_cancellation"
  func execute(_ params: JSONText, context: Context) async throws -> Outcome<NoReport> {
    context.progress(done: 0, note: "waiting")
    try await Task.sleep(for: .seconds(3600))
    return .completed
  }
}

/// Waits for its cancellation, and completes all the same.
struct CompletesWhenCancelled: IntentHandler {
  static let intent: IntentKey = "fixture.exec.completes_when_cancelled"
  func execute(_ params: JSONText, context: Context) async throws -> Outcome<String> {
    context.progress(done: 0, note: "waiting")
    while !context.isCancelled { usleep(1000) }
    return .completed("in time")
  }
}

struct Blocks: IntentHandler {
  static let intent: IntentKey = "fixture.exec.blocks"
  func execute(_ params: JSONText, context: Context) async throws -> Outcome<NoReport> {
    usleep(100_000)
    return .completed
  }
}

/// Waits without blocking a thread, for as long as it is told to.
struct Slow: IntentHandler {
  static let intent: IntentKey = "fixture.exec.slow"
  func execute(_ params: Milliseconds, context: Context) async throws -> Outcome<NoReport> {
    try await Task.sleep(for: .milliseconds(Int(params.milliseconds)))
    return .completed
  }
}

/// Blocks its thread until so many of its kind are inside at once: what a pool of too few threads never sees.
struct Meets: IntentHandler {
  static let intent: IntentKey = "fixture.exec.meets"
  struct Params: Codable, Sendable { var count: Int }
  private static let inside = Atomic<Int>(0)

  func execute(_ params: Params, context: Context) async throws -> Outcome<Int> {
    Self.inside.add(1, ordering: .relaxed)
    while Self.inside.load(ordering: .relaxed) < params.count, !context.isCancelled { usleep(500) }
    let met = Self.inside.load(ordering: .relaxed)
    if met < params.count { throw IntentError.permanent("only \(met) of \(params.count) came") }
    return .completed(met)
  }
}
