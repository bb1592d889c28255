import IntentCore
import IntentJSON
import IntentModel
import Synchronization

@testable import IntentRuntime

/// A plugin host whose attempts a test starts and waits for.
struct TestHost {
  let events = RecordingEvents()
  let host: PluginHost
  private static let tokens = Atomic<UInt64>(1)

  init(
    limits: AttemptLimits = AttemptLimits(), pool: ThreadPool = ThreadPool(), data: String = "/nonexistent",
    services: JSONText = .emptyObject
  ) {
    host = PluginHost(
      environment: PluginEnvironment(
        libraryDirectories: [Fixtures.products], dataDirectory: data, services: services),
      worker: "w1", limits: limits, pool: pool, events: events)
  }

  /// Starts an attempt, and returns its token.
  func start(
    _ location: HandlerLocation, _ key: IntentKey, _ params: String = "{}",
    change: (inout AttemptStart) -> Void = { _ in }
  ) throws -> UInt64 {
    let text = try JSONText(validating: params)
    var start = AttemptStart(
      token: Self.tokens.add(1, ordering: .relaxed).newValue, location: location, key: key,
      id: JobID(unchecked: "job-1"),
      uid: JobUID(unchecked: "019aa3c5-8d23-7b4e-9f00-3f1c2d4e5a6b"), retriesLeft: 3,
      job: try JSONText(validating: "{\"intent_key\":\"\(key)\",\"intent_params\":\(params)}"), params: text)
    change(&start)
    host.start(start)
    return start.token
  }

  /// Runs an attempt to its end.
  func run(
    _ location: HandlerLocation, _ key: IntentKey, _ params: String = "{}",
    change: (inout AttemptStart) -> Void = { _ in }
  ) async throws -> AttemptResult {
    await events.result(try start(location, key, params, change: change))
  }

  /// Runs an attempt of a handler in the library Misbehaving.
  func run(_ action: String, _ params: String = "{}") async throws -> AttemptResult {
    try await run(Fixtures.misbehaving, Fixtures.key(action), params)
  }
}
