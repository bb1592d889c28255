import ArgumentParser
import Testing

@testable import intent

/// The short way into `intent run` reads what it reads as the full parser does, and leaves the rest to it.
@Suite struct QuickRunTests {
  @Test(arguments: [
    ["runtime.query.echo"], ["runtime.query.echo", "--json"], ["runtime.query.echo", "--params", "{}"],
    ["runtime.query.echo", "--params-file", "-"], ["runtime.query.echo", "--params", ""],
    [
      "a.exec.b", "--registry", "r.json", "--plugins", "/a:/b", "--data", "d", "--tenant", "t-1", "--timeout", "90s",
      "--log-level", "debug", "--params-file", "p.json", "--json",
    ],
  ]) func readsWhatTheFullParserReads(_ arguments: [String]) throws {
    let quick = try #require(RunRequest(quick: arguments))
    #expect(try RunCommand.parse(arguments).request == quick)
  }

  @Test(arguments: [
    [], ["--help"], ["no key"], ["a.exec.b", "c.exec.d"], ["a.exec.b", "--params"], ["a.exec.b", "--params", "--json"],
    ["a.exec.b", "--params={}"], ["a.exec.b", "--json", "--json"],
    ["a.exec.b", "--params", "{}", "--params-file", "x"],
    ["a.exec.b", "--tenant", "../x"], ["a.exec.b", "--timeout", "long"], ["a.exec.b", "--log-level", "loud"],
    ["a.exec.b", "--frobnicate", "x"], ["--json", "a.exec.b"], ["a.exec.b", "--registry", "-x"], ["a.exec.b", "--"],
  ]) func leavesTheRestToTheFullParser(_ arguments: [String]) {
    #expect(RunRequest(quick: arguments) == nil)
  }
}
