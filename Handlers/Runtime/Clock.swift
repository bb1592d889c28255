import IntentKit

/// `runtime.query.clock`: when and where the handler ran, by the clocks of its worker.
///
/// The monotonic reading is the system's, so that it can be compared with one taken in another process: what the
/// benchmark measures pickup latency with.
struct Clock: IntentHandler {
  static let intent: IntentKey = "runtime.query.clock"

  struct Params: Codable, Sendable {}

  struct Report: Codable, Sendable {
    var now: Timestamp
    var monotonicNanoseconds: Int64
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let clock = SystemClock()
    return .completed(Report(now: clock.now(), monotonicNanoseconds: clock.monotonic().nanoseconds))
  }
}

/// The library's entry for `runtime.query.clock`.
@c(intent_handler_runtime__query__clock)
public func entry() -> UnsafeRawPointer { export(Clock.self) }
