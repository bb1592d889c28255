import Dispatch
import FileSpool
import Foundation
import IntentCore
import IntentJSON
import IntentModel
import SpoolTesting
import Synchronization
import Testing

@Suite("A command talks to the dispatcher through files")
struct ControlRequestTests {
  @Test func askingAndAnswering() throws {
    let fixture = try SpoolFixture()
    let path = fixture.directory.path
    // A thread, not a task: the pool of tasks has as many threads as cores, and other tests block them.
    let answer = Answer()
    Thread.detachNewThread {
      answer.text.withLock {
        $0 = Result {
          let client = try FileSpool.open(at: path, mode: .client)
          return try ControlRequests(client).send(try JSONText(validating: #"{"cancel":"a"}"#), timeout: 60_000).text
        }
      }
      answer.isThere.signal()
    }
    let requests = ControlRequests(fixture.spool)
    var pending: [ControlRequests.Request] = []
    for _ in 0..<20_000 where pending.isEmpty {
      pending = try requests.pendingRequests()
      if pending.isEmpty { usleep(2_000) }
    }
    let request = try #require(pending.first)
    #expect(pending.map(\.body.text) == [#"{"cancel":"a"}"#])
    try requests.reply(request.id, try JSONText(validating: #"{"ok":true}"#))
    try requests.reply(request.id, try JSONText(validating: #"{"ok":false}"#))
    #expect(answer.isThere.wait(timeout: .now() + 60) == .success)
    #expect(try answer.text.withLock { try $0?.get() } == #"{"ok":true}"#)
    #expect(fixture.directory.list(".intent/control") == [])
  }

  /// What the other thread got.
  private final class Answer: Sendable {
    let text = Mutex<Result<String, any Error>?>(nil)
    let isThere = DispatchSemaphore(value: 0)
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
