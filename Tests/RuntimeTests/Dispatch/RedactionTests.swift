import Foundation
import IntentJSON
import Testing

/// A parameter that the registry says is not to be kept, given to handlers that say it in every way they can.
struct RedactionTests {
  static let secret = "4111-1111-1111-1111"

  private func workspace() throws -> Workspace {
    try Workspace(
      intents: """
        "runtime.query.echo": {"library": "RuntimeEcho"},
        "fixture.exec.says": {"exec": ["./says.sh"], "max_retries": 1, "backoff": {"kind": "fixed", "base": "10ms"}},
        "fixture.exec.waits": {"library": "RuntimeEcho", "approval": true},
        "fixture.exec.prints": {"library": "Misbehaving"},
        "fixture.exec.floods": {"library": "Misbehaving"}
        """, extra: #", "defaults": {"redact": ["card", "count"]}"#)
  }

  @Test("It is in no record, no log and nothing that is shown, and not on the disk once its journal has gone")
  func everywhere() throws {
    let workspace = try workspace()
    let script = workspace.root.appending(path: "says.sh")
    try Data(
      """
      #!/bin/sh
      job=$(cat)
      card=$(echo "$job" | sed 's/.*"card": *"\\([^"]*\\)".*/\\1/')
      echo "charging $card" >&2
      echo "{\\"done\\": 1, \\"note\\": \\"at $card\\"}" >&3
      echo "{\\"error\\": {\\"message\\": \\"$card is refused\\", \\"details\\": [\\"$card\\"]}}"
      exit 75

      """.utf8
    ).write(to: script)
    chmod(script.path, 0o755)
    let params = #"{"card": "\#(Self.secret)", "n": 1}"#
    try workspace.drop("echo.json", key: "runtime.query.echo", params: params)
    try workspace.drop("says.json", key: "fixture.exec.says", params: params)
    try workspace.drop("waits.json", key: "fixture.exec.waits", params: params)
    // A parameter of the wrong type is quoted by the error that says so.
    try workspace.drop("wrong.json", key: "fixture.exec.floods", params: #"{"count": "\#(Self.secret)"}"#)
    try workspace.drop(
      "late.json", key: "unknown.exec.intent", params: params, extra: #", "expires_at": "2020-01-01T00:00:00Z""#)
    let runtime = try workspace.start(["work", "--workers", "1", "--log-level", "debug"])
    try workspace.wait("four have ended and one is held") {
      workspace.files("completed").count == 1 && workspace.files("failed").count == 2
        && workspace.files("cancelled").count == 1 && workspace.files("held").count == 1
    }
    for name in ["echo", "says", "waits", "wrong", "late"] {
      for arguments in [["show", name], ["show", name, "--json"]] {
        let shown = try workspace.run(arguments)
        #expect(shown.status == 0, "\(shown.errors)")
        #expect(shown.output.contains("[redacted]"), "\(shown.output)")
        #expect(!shown.output.contains(Self.secret), "\(shown.output)")
      }
    }
    let list = try workspace.run(["list", "--json"])
    #expect(!list.output.contains(Self.secret))
    #expect(try workspace.run(["cancel", "waits"]).status == 0)
    try workspace.wait("it is cancelled") { workspace.files("cancelled").count == 2 }
    runtime.signal(SIGTERM)
    let output = try runtime.wait()
    #expect(output.status == 0)
    #expect(output.errors.contains("charging [redacted]"), "\(output.errors)")
    #expect(!output.errors.contains(Self.secret), "\(output.errors)")

    let echo = try workspace.ended("echo").json
    #expect(echo["result"]?["card"]?.string == "[redacted]")
    let says = try workspace.ended("says").json
    #expect(says["error_message"]?.string?.contains("[redacted] is refused") == true, "\(says)")
    #expect(says["attempts"]?.elements.map { $0 }.count == 2)
    #expect(says["progress"]?["note"]?.string == "at [redacted]")
    for state in Workspace.terminal {
      for path in workspace.files(state) {
        let text = try String(contentsOf: workspace.spool.appending(path: path), encoding: .utf8)
        #expect(!text.contains(Self.secret), "\(path): \(text)")
      }
    }
    // The journal has whole jobs until a checkpoint begins a new one, as a purge does; nobody else may read it.
    for journal in try files(below: ".intent/journal", of: workspace) {
      let attributes = try FileManager.default.attributesOfItem(atPath: journal.path)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
    #expect(try workspace.run(["purge"]).status == 0)
    for file in try files(below: "", of: workspace) {
      let bytes = try Data(contentsOf: file)
      #expect(bytes.range(of: Data(Self.secret.utf8)) == nil, "\(file.path)")
    }
  }

  private func files(below name: String, of workspace: Workspace) throws -> [URL] {
    let directory = workspace.spool.appending(path: name)
    let names = try FileManager.default.subpathsOfDirectory(atPath: directory.path)
    return names.map { directory.appending(path: $0) }.filter { !$0.hasDirectoryPath && isFile($0) }
  }

  private func isFile(_ url: URL) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory) && !isDirectory.boolValue
  }
}
