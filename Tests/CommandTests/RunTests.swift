import IntentJSON
import Testing

/// `intent run`: results to standard output, everything else to standard error, and the exit status for scripts.
@Suite struct RunTests {
  @Test func printsTheResultByteForByte() throws {
    let params = #"{"z": 1.10, "a": 10000000000000000000001, "이름": "학생", "n": null}"#
    let ending = try CommandSpace().run("run", "runtime.query.echo", "--params", params)
    #expect(ending.status == 0)
    #expect(ending.output == params + "\n")
    #expect(ending.errors.isEmpty)
  }

  @Test func takesParametersFromAFileAndFromStandardInput() throws {
    let space = try CommandSpace()
    try space.write("params.json", #"{"from": "file"}"#)
    #expect(try space.run("run", "runtime.query.echo", "--params-file", "params.json").json["from"]?.string == "file")
    let piped = try space.run("run", "runtime.query.echo", "--params-file", "-", input: #"{"from": "pipe"}"#)
    #expect(piped.json["from"]?.string == "pipe")
  }

  struct Case: CustomTestStringConvertible, Sendable {
    var arguments: [String]
    var status: Int32
    var says: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  @Test(arguments: [
    Case(arguments: ["test.exec.fail"], status: 70, says: "permanent: no such student"),
    Case(arguments: ["test.exec.later"], status: 75, says: "the line is busy"),
    Case(arguments: ["runtime.query.ecco"], status: 69, says: "did you mean runtime.query.echo?"),
    Case(arguments: ["no key"], status: 64, says: "is no intent key"),
    Case(arguments: [], status: 64, says: "<key>"),
    Case(arguments: ["runtime.query.echo", "--params", "{bad"], status: 65, says: "--params: not valid JSON: line 1"),
    Case(arguments: ["runtime.query.echo", "--params", "[1]"], status: 65, says: "--params: not a JSON object"),
    Case(arguments: ["runtime.query.echo", "--params-file", "none.json"], status: 66, says: "cannot read none.json"),
    Case(arguments: ["runtime.query.echo", "--registry", "none.json"], status: 78, says: "none.json"),
    Case(arguments: ["runtime.query.echo", "--plugins", "/nowhere"], status: 69, says: "--plugins"),
    Case(arguments: ["test.exec.sleep", "--timeout", "100ms"], status: 75, says: "timeout of 100ms"),
  ]) func tellsWhatIsWrong(_ example: Case) throws {
    let ending = try CommandSpace().run(["run"] + example.arguments)
    #expect(ending.status == example.status)
    #expect(ending.errors.contains(example.says), "\(ending.errors)")
    #expect(ending.output.isEmpty)
  }

  /// A child's status is lost where its parent ignores SIGCHLD, and no status is no success.
  @Test func aFailureIsOneUnderAParentThatIgnoresItsChildren() throws {
    let space = try CommandSpace()
    try space.write(
      "ignoring.py",
      "import os, signal, sys\nsignal.signal(signal.SIGCHLD, signal.SIG_IGN)\n"
        + "os.execvp(sys.argv[1], sys.argv[1:])\n")
    let ending = try space.shell("python3 ignoring.py intent run test.exec.fail")
    #expect(ending.status == 70, "\(ending.errors)")
  }

  @Test func tellsEverythingAsJSON() throws {
    let space = try CommandSpace()
    let done = try space.run("run", "runtime.query.echo", "--json", "--params", #"{"a": 1}"#).json
    #expect(done["outcome"]?.string == "completed")
    #expect(done["result"]?["a"]?.integer == 1)
    let failed = try space.run("run", "test.exec.fail", "--json").json
    #expect(failed["outcome"]?.string == "failed")
    #expect(failed["error"]?["kind"]?.string == "permanent")
    #expect(failed["error"]?["message"]?.string == "no such student")
  }

  @Test func refusesADisabledIntent() throws {
    let space = try CommandSpace(intents: #""runtime.query.echo": {"library": "RuntimeEcho", "enabled": false}"#)
    let ending = try space.run("run", "runtime.query.echo")
    #expect(ending.status == 69)
    #expect(ending.errors.contains("disabled"))
  }

  @Test func aReaderThatGoesAwayIsNoNews() throws {
    let ending = try CommandSpace().shell("intent run runtime.query.echo | true; intent handlers list | true")
    #expect(ending.errors.isEmpty, "\(ending.errors)")
  }

  @Test func aFullDiskIsTold() throws {
    let ending = try CommandSpace().shell("intent run runtime.query.echo >/dev/full")
    #expect(ending.status == 74)
    #expect(ending.errors.contains("cannot write to standard output"))
  }
}
