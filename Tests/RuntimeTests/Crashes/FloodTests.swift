import Foundation
import IntentJSON
import Testing

/// Handlers that say far too much: what is too much is counted and said, and nobody's memory grows with it.
struct FloodTests {
  struct Flood: Sendable, CustomTestStringConvertible {
    var name: String
    var key: String
    var params = "{}"
    var state = "completed"
    /// What the record or the log says.
    var said: String
    var testDescription: String { name }
  }

  static let script = """
    #!/bin/sh
    case $1 in
    stderr) seq 1 200000 >&2; echo '"done"' ;;
    line) head -c 50000000 /dev/zero | tr '\\0' x >&2; echo '"done"' ;;
    progress) seq 1 200000 | sed 's/.*/{"done": &, "total": 200000}/' >&3; echo '"done"' ;;
    bad_progress) seq 1 200000 >&3; echo '"done"' ;;
    stdout) cat /dev/zero ;;
    esac

    """

  static let floods = [
    Flood(
      name: "a library's log and progress", key: "fixture.exec.floods", params: #"{"count": 200000}"#,
      said: "199000 more lines of log were left out, past 1000"),
    Flood(
      name: "an executable's log", key: "fixture.exec.flood_stderr",
      said: "199000 more lines of log were left out, past 1000"),
    Flood(name: "an executable's endless line", key: "fixture.exec.flood_line", said: "xxxx"),
    Flood(name: "an executable's progress", key: "fixture.exec.flood_progress", said: #""progress":{"done": 200000"#),
    Flood(
      name: "progress that is none", key: "fixture.exec.flood_bad_progress",
      said: "199000 more lines of log were left out, past 1000"),
    Flood(
      name: "an executable's output", key: "fixture.exec.flood_stdout", state: "failed",
      said: "wrote more than 1048576 bytes to standard output and was killed"),
    Flood(
      name: "submissions", key: "fixture.exec.follow_ups", params: #"{"count": 10001}"#, state: "failed",
      said: "one attempt submits at most 10000 jobs"),
    Flood(
      name: "bytes of submissions", key: "fixture.exec.follow_ups", params: #"{"count": 90, "bytes": 100000}"#,
      state: "failed", said: "one attempt submits at most 8388608 bytes of jobs"),
    Flood(
      name: "a submission that what is added makes too large", key: "fixture.exec.follow_ups",
      params: #"{"count": 1, "bytes": 1048460}"#, state: "failed", said: "and may have 1048576"),
  ]

  private func workspace() throws -> Workspace {
    let programs = ["stderr", "line", "progress", "bad_progress", "stdout"].map {
      #""fixture.exec.flood_\#($0)": {"exec": ["./flood.sh", "\#($0)"], "max_retries": 0}"#
    }
    let workspace = try Workspace(
      intents: """
        "fixture.exec.floods": {"library": "Misbehaving"}, "fixture.exec.follow_ups": {"library": "Misbehaving"},
        "fixture.exec.slow": {"library": "Misbehaving"}, "runtime.query.echo": {"library": "RuntimeEcho"},
        \(programs.joined(separator: ",\n"))
        """)
    let script = workspace.root.appending(path: "flood.sh")
    try Data(Self.script.utf8).write(to: script)
    chmod(script.path, 0o755)
    return workspace
  }

  @Test("A flood is bounded, counted and said, and its neighbours are not charged", arguments: floods)
  func flood(_ flood: Flood) throws {
    let workspace = try workspace()
    for number in 0..<3 {
      try workspace.drop("good-\(number).json", key: "fixture.exec.slow", params: #"{"milliseconds": 300}"#)
    }
    try workspace.drop("bad.json", key: flood.key, params: flood.params)
    let runtime = try workspace.start(["work", "--workers", "1", "--log-level", "debug"])
    try workspace.wait("all have ended") {
      try workspace.record("bad", in: Workspace.terminal) != nil && workspace.files("completed").count >= 3
    }
    let peak = try peakMemory(of: runtime.pid)
    runtime.signal(SIGTERM)
    let output = try runtime.wait()
    #expect(output.status == 0)
    let (state, record) = try workspace.ended("bad")
    #expect(state == flood.state, "\(record.text.prefix(2000))")
    #expect(
      output.errors.contains(flood.said) || record.text.contains(flood.said),
      "\(record.text.prefix(2000)) \(output.errors.suffix(2000))")
    #expect(record["attempts"]?.elements.map { $0 }.count == 1)
    #expect(peak < 96 << 20, "the dispatcher held \(peak) bytes")
    #expect(output.errors.utf8.count < 1 << 20, "the log has \(output.errors.utf8.count) bytes")
    #expect(workspace.files("pending").isEmpty, "something of it was submitted")
    for number in 0..<3 {
      let good = try workspace.ended("good-\(number)").json
      #expect(good["attempts"]?.elements.map { $0 }.count == 1, "\(good)")
    }
  }

  @Test("As many submissions as are allowed cross at once, beside a result of the largest size")
  func asMuchAsIsAllowed() throws {
    let workspace = try workspace()
    try workspace.drop("many.json", key: "fixture.exec.follow_ups", params: #"{"count": 80, "bytes": 104000}"#)
    let runtime = try workspace.run(["drain", "--workers", "1"])
    #expect(runtime.status == 0, "\(runtime.errors)")
    #expect(workspace.files("completed").count == 81)
  }

  /// The most resident memory that a process had, in bytes.
  private func peakMemory(of pid: Int32) throws -> Int {
    let status = try String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let kilobytes = line.flatMap { $0.split(separator: " ").compactMap { Int($0) }.first }
    return try #require(kilobytes) << 10
  }
}
