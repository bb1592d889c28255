import IntentCore
import IntentJSON
import IntentModel
import Testing

@testable import IntentRuntime

@Suite("Asking attempts to stop")
struct CancellationTests {
  let host = TestHost()

  @Test("a handler that listens ends as cancelled")
  func honoured() async throws {
    let token = try host.start(Fixtures.misbehaving, Fixtures.key("honours_cancellation"))
    await host.events.firstProgress(token)
    host.host.cancel(token)
    #expect(await host.events.result(token).cancelled?.kind == .cancelled)
    host.host.cancel(token)
    #expect(host.events.endings(token) == 1)
  }

  @Test("work that was done in spite of it is done")
  func completed() async throws {
    let token = try host.start(Fixtures.misbehaving, Fixtures.key("completes_when_cancelled"))
    await host.events.firstProgress(token)
    host.host.cancel(token)
    #expect(await host.events.result(token).completed == "\"in time\"")
  }

  @Test("at any moment from the start on", arguments: 0..<20)
  func early(round: Int) async throws {
    let token = try host.start(Fixtures.misbehaving, Fixtures.key("honours_cancellation"))
    for _ in 0..<round { await Task.yield() }
    host.host.cancel(token)
    #expect(await host.events.result(token).cancelled?.kind == .cancelled)
  }

  @Test("an attempt that is not there is left alone")
  func unknown() { host.host.cancel(.max) }

  @Test("one shot: a timeout cancels, and gives up on a handler that does not listen")
  func timeout() throws {
    let environment = PluginEnvironment(libraryDirectories: [Fixtures.products], dataDirectory: "/nonexistent")
    var shot = OneShot(
      Fixtures.misbehaving, key: Fixtures.key("honours_cancellation"), params: .emptyObject,
      timeout: .milliseconds(20), environment: environment)
    let cancelled = try #require(shot.run().retried)
    #expect(cancelled.error == IntentError(.timeout, "ran longer than its timeout of 20ms and was cancelled"))

    shot.key = Fixtures.key("ignores_cancellation")
    shot.params = .init(unchecked: Array("{\"milliseconds\":60000}".utf8))
    // Long enough for the handler to have begun: one that has not is cancelled for good.
    shot.timeout = .milliseconds(500)
    shot.grace = .milliseconds(20)
    let ignored = try #require(shot.run().retried)
    #expect(ignored.error.message.hasSuffix("did not heed cancellation"))
  }
}
