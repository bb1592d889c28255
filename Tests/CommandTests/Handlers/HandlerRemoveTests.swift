import Foundation
import IntentJSON
import ProgramTesting
import Testing

/// `intent handlers remove`
@Suite struct HandlerRemoveTests {
  private func space() throws -> CommandSpace {
    let space = try CommandSpace()
    try space.run("handlers", "new", "greeting.exec.greet", "--lang", "sh")
    return space
  }

  @Test func jobsThatHaveNotEndedAreInTheWay() throws {
    let space = try space()
    try space.run("submit", "greeting.exec.greet", "--id", "waits", "--run-at", "2100-01-01T00:00:00Z")
    try space.run("submit", "runtime.query.echo", "--id", "another")
    let refused = try space.run("handlers", "remove", "greeting.exec.greet", "--yes")
    #expect(refused.status == 75)
    #expect(
      refused.errors.contains("1 job of greeting.exec.greet in spool has not ended (such as waits)"),
      "\(refused.errors)")
    #expect(space.exists("Handlers/Greeting/greet.sh"))
    let forced = try space.run("handlers", "remove", "greeting.exec.greet", "--yes", "--force", "--json")
    #expect(forced.status == 0, "\(forced.errors)")
    #expect(forced.json["removed"]?.text == #"["registry.json","Handlers/Greeting/greet.sh"]"#)
    #expect(!space.exists("Handlers"))
  }

  @Test func jobsThatHaveEndedAreNot() throws {
    let space = try space()
    try space.run("submit", "greeting.exec.greet", "--id", "over")
    try space.run("cancel", "over")
    #expect(try space.run("handlers", "remove", "greeting.exec.greet", "--yes").status == 0)
  }

  @Test func nobodyToAskIsNoYes() throws {
    let space = try space()
    let before = try space.snapshot()
    let ending = try space.run("handlers", "remove", "greeting.exec.greet")
    #expect(ending.status == 64)
    #expect(ending.errors.contains("Handlers/Greeting/greet.sh: the handler"), "\(ending.errors)")
    #expect(ending.errors.contains("give --yes"), "\(ending.errors)")
    #expect(try space.snapshot() == before)
  }

  @Test(arguments: [("y\n", true), ("\n", false), ("no\n", false)])
  func aPersonIsAsked(_ answer: String, _ isRemoved: Bool) throws {
    let space = try space()
    let terminal = try PseudoTerminal(columns: 80, rows: 24)
    let command = try space.start(["handlers", "remove", "greeting.exec.greet"], typing: terminal)
    try space.wait("it asks") { command.errors.contains("Remove it? [y/N]") }
    #expect(space.exists("Handlers/Greeting/greet.sh"))
    terminal.type(answer)
    let ending = try command.wait()
    #expect(ending.status == (isRemoved ? 0 : 64), "\(ending.errors)")
    #expect(space.exists("Handlers/Greeting/greet.sh") == !isRemoved)
  }

  @Test func whatOthersUseStays() throws {
    let space = try space()
    try space.edit(
      "registry.json", #""test.exec.fail":"#,
      #""greeting.exec.again": {"exec": ["./Handlers/Greeting/greet.sh"]}, "test.exec.fail":"#)
    let ending = try space.run("handlers", "remove", "greeting.exec.greet", "--yes")
    #expect(ending.output.contains("left alone: Handlers/Greeting/greet.sh (greeting.exec.again uses it too)"))
    #expect(space.exists("Handlers/Greeting/greet.sh"))
    // One that was never written here.
    let echo = try space.run("handlers", "remove", "runtime.query.echo", "--yes", "--json")
    #expect(echo.json["removed"]?.text == #"["registry.json"]"#, "\(echo.output) \(echo.errors)")
    #expect(echo.json["kept"]?.text == #"["RuntimeEcho"]"#)
  }

  @Test func anUnknownOneIsSuggested() throws {
    let ending = try space().run("handlers", "remove", "greeting.exec.great", "--yes")
    #expect(ending.status == 69)
    #expect(ending.errors.contains("did you mean greeting.exec.greet?"), "\(ending.errors)")
  }
}
