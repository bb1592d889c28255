import IntentKit

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// `runtime.query.wait`: waits so many milliseconds. For trying out timeouts, limits, shutdown and concurrency.
///
/// With `blocking` it holds its thread, as a handler does that calls a slow C function; else it waits asynchronously and
/// heeds cancellation.
struct Wait: IntentHandler {
  static let intent: IntentKey = "runtime.query.wait"

  struct Params: Codable, Sendable {
    var milliseconds: Int
    var blocking: Bool?
  }

  struct Report: Codable, Sendable {
    var waitedMilliseconds: Int
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    guard (0...86_400_000).contains(params.milliseconds) else {
      throw IntentError.invalidParams(
        "is \(params.milliseconds); give 0 to 86400000", field: "intent_params.milliseconds")
    }
    if params.blocking == true {
      block(milliseconds: params.milliseconds)
    } else {
      try await Task.sleep(for: .milliseconds(params.milliseconds))
    }
    return .completed(Report(waitedMilliseconds: params.milliseconds))
  }

  private func block(milliseconds: Int) {
    var wanted = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
    var rest = timespec()
    while nanosleep(&wanted, &rest) != 0, errno == EINTR { wanted = rest }
  }
}

/// The library's entry for `runtime.query.wait`.
@c(intent_handler_runtime__query__wait)
public func entry() -> UnsafeRawPointer { export(Wait.self) }
