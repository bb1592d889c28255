import FileSpool
import IntentCore
import IntentJSON
import IntentModel
import SpoolTesting
import Testing

@Suite("A command talks to the dispatcher through files")
struct ControlRequestTests {
  @Test func askingAndAnswering() async throws {
    let fixture = try SpoolFixture()
    let path = fixture.directory.path
    let asked = Task.detached { () -> JSONText in
      let client = try FileSpool.open(at: path, mode: .client)
      return try ControlRequests(client).send(try JSONText(validating: #"{"cancel":"a"}"#), timeout: 20_000)
    }
    let requests = ControlRequests(fixture.spool)
    var pending: [ControlRequests.Request] = []
    for _ in 0..<200 where pending.isEmpty {
      pending = try requests.pendingRequests()
      if pending.isEmpty { fixture.wait() }
    }
    #expect(pending.map(\.body.text) == [#"{"cancel":"a"}"#])
    try requests.reply(pending[0].id, try JSONText(validating: #"{"ok":true}"#))
    try requests.reply(pending[0].id, try JSONText(validating: #"{"ok":false}"#))
    #expect(try await asked.value.text == #"{"ok":true}"#)
    #expect(fixture.directory.list(".intent/control") == [])
  }

  @Test func nobodyAnswers() throws {
    let fixture = try SpoolFixture()
    do throws(SpoolError) {
      _ = try ControlRequests(fixture.spool).send(.emptyObject, timeout: 20)
      Issue.record("somebody answered")
    } catch {
      #expect(error.code == .timeout)
    }
    #expect(fixture.directory.list(".intent/control") == [])
  }

  @Test func whatIsNoRequestIsRemoved() throws {
    let fixture = try SpoolFixture()
    fixture.directory.write("no json", to: ".intent/control/x.request.json")
    #expect(try ControlRequests(fixture.spool).pendingRequests().isEmpty)
    #expect(fixture.directory.list(".intent/control") == [])
  }
}
