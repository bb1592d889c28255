import IntentCore
import IntentJSON
import IntentModel
import Testing

@testable import IntentRuntime

@Suite("Handlers that say much")
struct ChatterTests {
  @Test("lines of log past the bound are counted; the last progress is kept, and few reports are passed on")
  func floods() async throws {
    var limits = AttemptLimits()
    limits.logLines = 10
    limits.progressInterval = .max
    let host = TestHost(limits: limits)
    let token = try host.start(Fixtures.misbehaving, Fixtures.key("floods"), "{\"count\":500}")
    let result = await host.events.result(token)
    #expect(result.completed == "null")
    #expect(result.progress?.text == "{\"done\":500,\"total\":500,\"note\":\"step 500\"}")
    #expect(host.events.progress(token).map(\.text) == ["{\"done\":1,\"total\":500,\"note\":\"step 1\"}"])
    let logs = host.events.logs(token)
    #expect(logs.count == 11)
    #expect(logs[9] == RecordingEvents.Log(level: 0, message: "line 10"))
    #expect(logs[10].message == "490 more lines of log were left out, past 10")
  }

  @Test("what a handler prints does not get into the result")
  func prints() throws {
    let (lines, status) = try Shell.run(
      "\(Fixtures.products)/OneShotProbe", Fixtures.library("Misbehaving"), "fixture.exec.prints", "{}")
    #expect(lines == ["\"the result\""])
    #expect(status == 0)
  }

  @Test("a service that is not there holds the job, and says which")
  func noService() async throws {
    let directory = try TemporaryDirectory()
    let events = RecordingEvents()
    let host = PluginHost(
      environment: PluginEnvironment(libraryDirectories: [directory.path], dataDirectory: directory.path),
      events: events)
    host.start(
      AttemptStart(
        token: 1, location: Fixtures.misbehaving, key: Fixtures.key("wants_store"), id: JobID(unchecked: "j"),
        uid: JobUID(unchecked: "u"), job: .emptyObject, params: .emptyObject))
    let error = try #require(await events.result(1).held)
    #expect(error.kind == .loadFailed)
    #expect(error.message.contains(HandlerSource.fileName(ofLibrary: "StoreService")))
  }
}
