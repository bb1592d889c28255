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

  /// Whatever lies in the directory, a request beside it is heard.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: ["symbolic link", "dangling link", "named pipe", "directory", "full directory", "nothing to read"])
  func whatIsNoFileKeepsNobodyFromBeingHeard(_ kind: String) throws {
    let fixture = try SpoolFixture()
    let path = "\(fixture.directory.path)/.intent/control/a.request.json"
    fixture.directory.write(#"{"secret":1}"#, to: "outside")
    let made =
      switch kind {
      case "symbolic link": symlink("\(fixture.directory.path)/outside", path)
      case "dangling link": symlink("nowhere", path)
      case "named pipe": mkfifo(path, 0o666)
      case "directory": mkdir(path, 0o755)
      case "full directory": Shell.run("mkdir '\(path)' && touch '\(path)/x'")
      default: Shell.run(": > '\(path)'")
      }
    #expect(made == 0)
    fixture.directory.write(#"{"cancel":"a"}"#, to: ".intent/control/b.request.json")
    let requests = ControlRequests(fixture.spool)
    for _ in 0..<2 { #expect(try requests.pendingRequests().map(\.id) == ["b"]) }
    #expect(fixture.directory.read("outside") == #"{"secret":1}"#)
    let left = kind == "full directory" ? ["a.request.json", "b.request.json"] : ["b.request.json"]
    #expect(fixture.directory.list(".intent/control") == left)
  }

  @Test func aRequestThatMayNotBeReadKeepsNobodyFromBeingHeard() throws {
    let system = FaultyFileSystem { $0.name == "open" && $0.path == "a.request.json" ? .fail(EACCES) : nil }
    let fixture = try SpoolFixture { $0.fileSystem = system }
    for name in ["a", "b"] { fixture.directory.write("{}", to: ".intent/control/\(name).request.json") }
    #expect(try ControlRequests(fixture.spool).pendingRequests().map(\.id) == ["b"])
  }

  @Test func aFloodOfRequestsIsTakenInParts() throws {
    let fixture = try SpoolFixture()
    for number in 0..<400 { fixture.directory.write("{}", to: ".intent/control/\(number).request.json") }
    let requests = ControlRequests(fixture.spool)
    let first = try requests.pendingRequests()
    #expect(first.count == 256)
    for request in first { try requests.reply(request.id, .null) }
    #expect(try requests.pendingRequests().count == 144)
  }

  @Test func whatIsNoRequestIsRemoved() throws {
    let fixture = try SpoolFixture()
    fixture.directory.write("no json", to: ".intent/control/x.request.json")
    #expect(try ControlRequests(fixture.spool).pendingRequests().isEmpty)
    #expect(fixture.directory.list(".intent/control") == [])
  }
}
