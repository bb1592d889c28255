import IntentCore
import IntentJSON
import IntentModel
import IntentRuntime
import Testing

@Suite("A library written in C against the header")
struct PlainCTests {
  let host = TestHost()

  @Test("echoes, logs and tells of its progress")
  func echo() async throws {
    let token = try host.start(Fixtures.plainC, Fixtures.key("c_echo"), "{\"a\": 1.10}")
    let result = await host.events.result(token)
    #expect(result.completed == "{\"a\": 1.10}")
    #expect(host.events.logs(token) == [RecordingEvents.Log(level: 1, message: "echoing in C")])
    #expect(result.progress?.text == "{\"done\":1,\"total\":2,\"note\":\"half\"}")
  }

  @Test("fails with a kind, a message and a field")
  func invalid() async throws {
    let failed = try await host.run(Fixtures.plainC, Fixtures.key("c_invalid")).failed
    #expect(
      failed
        == IntentError(
          .invalidParams, "intent_params.colour: there is no such colour", field: "intent_params.colour"))
  }

  @Test("completes twice: the first answer counts, the second is told so and changes nothing")
  func twice() async throws {
    let token = try host.start(Fixtures.plainC, Fixtures.key("completes_twice"))
    #expect(await host.events.result(token).completed == "{\"answer\":\"first\"}")
    // The handler aborts the process unless its second call was told that it is stale; a job after it proves it was.
    #expect(try await host.run(Fixtures.plainC, Fixtures.key("c_echo")).completed == "{}")
    #expect(host.events.endings(token) == 1)
  }

  @Test("completes from a thread of its own after execute has returned")
  func late() async throws {
    #expect(try await host.run(Fixtures.plainC, Fixtures.key("completes_late")).completed == "\"late\"")
  }

  @Test("completes with what is no JSON, and fails for it")
  func garbage() async throws {
    let failed = try #require(try await host.run(Fixtures.plainC, Fixtures.key("prints_garbage")).failed)
    #expect(failed.kind == .permanent)
    #expect(failed.message.contains("not JSON"))
  }

  @Test("may hear no cancellation: the attempt stays under way")
  func deaf() async throws {
    let token = try host.start(Fixtures.plainC, Fixtures.key("never_answers"))
    await host.events.firstProgress(token)
    host.host.cancel(token)
    #expect(try await host.run(Fixtures.plainC, Fixtures.key("c_echo")).completed == "{}")
    #expect(host.events.endings(token) == 0)
    #expect(host.host.attemptCount == 1)
  }

  private func check(_ action: String) throws -> ParameterCheck? {
    try ParameterCheck(
      Fixtures.library("PlainC"), for: Fixtures.key(action), loader: LibraryLoader())
  }

  @Test("says what is wrong with parameters without executing anything")
  func validates() throws {
    let check = try #require(try check("c_validates"))
    #expect(check.problem(with: JSONText(unchecked: Array("{\"colour\": 1}".utf8))) == nil)
    #expect(
      check.problem(with: .emptyObject)
        == .invalidParams("is missing: which colour?", field: "intent_params.colour"))
    let silent = try #require(try self.check("c_refuses_silently"))
    #expect(silent.problem(with: .emptyObject)?.kind == .invalidParams)
    #expect(silent.problem(with: .emptyObject)?.message.contains("does not say why") == true)
  }

  @Test("of before a function was appended is not asked for it, and works as before")
  func older() async throws {
    // What stands where the function would is no function: a call would end the process.
    #expect(try check("c_older") == nil)
    #expect(try check("c_echo") == nil)
    #expect(try await host.run(Fixtures.plainC, Fixtures.key("c_older"), "{\"a\": 1}").completed == "{\"a\": 1}")
  }
}
