import Foundation
import Testing

/// The metrics of real dispatchers.
@Suite struct MetricsTests {
  private static let intents = """
    "runtime.query.echo": {"library": "RuntimeEcho"},
    "fixture.exec.slow": {"library": "Misbehaving"},
    "fixture.exec.fails": {"exec": ["./fails.sh"], "max_retries": 1, "backoff": {"kind": "fixed", "base": "10ms"}}
    """

  private func workspace() throws -> Workspace {
    let workspace = try Workspace(intents: Self.intents)
    let script = workspace.root.appending(path: "fails.sh")
    try Data("#!/bin/sh\ncat >/dev/null; exit 75\n".utf8).write(to: script)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script.path)
    return workspace
  }

  private func file(_ workspace: Workspace) -> URL { workspace.spool.appending(path: "metrics/intent.prom") }

  private func metrics(_ workspace: Workspace) -> Exposition {
    Exposition((try? String(contentsOf: file(workspace), encoding: .utf8)) ?? "nothing")
  }

  private func dropSome(_ workspace: Workspace) throws {
    for number in 0..<5 { try workspace.drop("echo-\(number).json", key: "runtime.query.echo") }
    try workspace.drop("fails.json", key: "fixture.exec.fails")
    try workspace.drop("unknown.json", key: "no.exec.such")
    try workspace.drop("late.json", key: "runtime.query.echo", extra: #", "expires_at": "2020-01-01T00:00:00Z""#)
  }

  @Test func drainsLeaveWhatTheyCameTo() throws {
    let workspace = try workspace()
    try dropSome(workspace)
    // A drain does not wait for a retry that is due a moment later: as many as it takes.
    repeat { #expect(try workspace.run(["drain"]).status == 0) } while workspace.files("failed").isEmpty
    let first = metrics(workspace)
    #expect(first.problems == [])
    #expect(first[#"intent_jobs_total{intent="runtime.query.echo",outcome="completed"}"#] == 5)
    #expect(first[#"intent_jobs_total{intent="runtime.query.echo",outcome="cancelled"}"#] == 1)
    #expect(first[#"intent_attempts_total{intent="fixture.exec.fails",outcome="retry"}"#] == 2)
    #expect(first[#"intent_retries_total{intent="fixture.exec.fails"}"#] == 1)
    #expect(first[#"intent_jobs_total{intent="fixture.exec.fails",outcome="failed"}"#] == 1)
    #expect(first[#"intent_jobs_total{intent="unknown",outcome="held"}"#] == 1)
    #expect(first[#"intent_attempt_duration_seconds_count{intent="runtime.query.echo"}"#] == 5)
    #expect(first[#"intent_spool_jobs{state="held"}"#] == 1)
    #expect(first[#"intent_spool_jobs{state="pending"}"#] == 0)
    #expect(first["intent_claims_total"] == 9)
    #expect(first["intent_dispatcher_up"] == 0)
    // The next one goes on from there: between two drains a counter does not jump back.
    for number in 5..<8 { try workspace.drop("echo-\(number).json", key: "runtime.query.echo") }
    #expect(try workspace.run(["drain"]).status == 0)
    #expect(metrics(workspace)[#"intent_jobs_total{intent="runtime.query.echo",outcome="completed"}"#] == 8)
    #expect(metrics(workspace)[#"intent_attempt_duration_seconds_count{intent="runtime.query.echo"}"#] == 8)
  }

  @Test func aDaemonKeepsThemUpToDate() throws {
    let workspace = try workspace()
    let daemon = try workspace.start(["work", "--workers", "2", "--metrics-interval", "50ms"])
    try workspace.wait("it says that it runs") { metrics(workspace)["intent_workers"] == 2 }
    #expect(metrics(workspace)["intent_dispatcher_up"] == 1)
    try workspace.drop("slow.json", key: "fixture.exec.slow", params: #"{"milliseconds": 1500}"#)
    try workspace.wait("it says what runs") { metrics(workspace)["intent_running_attempts"] == 1 }
    try workspace.wait("it says what ended") {
      metrics(workspace)[#"intent_attempt_duration_seconds_sum{intent="fixture.exec.slow"}"#] ?? 0 >= 1.5
    }
    #expect(metrics(workspace)[#"intent_attempt_duration_seconds_bucket{intent="fixture.exec.slow",le="1"}"#] == 0)
    daemon.signal(SIGTERM)
    #expect(try daemon.wait().status == 0)
    #expect(metrics(workspace)["intent_dispatcher_up"] == 0)
  }

  /// Killed and started again: what was written last is gone on from.
  @Test func aKilledDaemonsCountersDoNotJumpBack() throws {
    let workspace = try workspace()
    let daemon = try workspace.start(["work", "--metrics-interval", "20ms"])
    try dropSome(workspace)
    let series = #"intent_jobs_total{intent="runtime.query.echo",outcome="completed"}"#
    try workspace.wait("it counted them") { metrics(workspace)[series] == 5 }
    daemon.signal(SIGKILL)
    _ = try daemon.wait()
    #expect(try workspace.run(["drain"]).status == 0)
    #expect(metrics(workspace)[series] == 5)
    #expect(metrics(workspace).problems == [])
  }

  @Test func theyCanBeTurnedOff() throws {
    let workspace = try workspace()
    try dropSome(workspace)
    #expect(try workspace.run(["drain", "--metrics-interval", "0s"]).status == 0)
    #expect(!FileManager.default.fileExists(atPath: workspace.spool.appending(path: "metrics").path))
  }

  /// A fault is said once, however often it is met, and jobs run as ever.
  @Test func aFaultDisturbsNobody() throws {
    let workspace = try workspace()
    try Data().write(to: workspace.spool.appending(path: "metrics"))
    let daemon = try workspace.start(["work", "--metrics-interval", "10ms"])
    for number in 0..<20 {
      try workspace.drop("echo-\(number).json", key: "runtime.query.echo")
      try workspace.wait("it ran") { workspace.files("completed").count == number + 1 }
    }
    try FileManager.default.removeItem(at: workspace.spool.appending(path: "metrics"))
    try workspace.drop("last.json", key: "runtime.query.echo")
    try workspace.wait("it is written again") {
      metrics(workspace)[#"intent_jobs_total{intent="runtime.query.echo",outcome="completed"}"#] == 21
    }
    daemon.signal(SIGTERM)
    let log = try daemon.wait().errors.split(separator: "\n")
    #expect(log.count { $0.contains("the metrics are not kept up to date, jobs run all the same: ") } == 1, "\(log)")
    #expect(log.count { $0.contains("metrics/intent.prom is written again") } == 1, "\(log)")
  }

  @Test func aDamagedFileIsSaidAndBegunAnew() throws {
    let workspace = try workspace()
    try FileManager.default.createDirectory(
      at: workspace.spool.appending(path: "metrics"), withIntermediateDirectories: true)
    try Data("intent_claims_total{ 7\n".utf8).write(to: file(workspace))
    let ending = try workspace.run(["drain"])
    #expect(ending.errors.contains("metrics/intent.prom is damaged: its counters start again from 0"))
    #expect(metrics(workspace)["intent_claims_total"] == 0)
  }

  /// What scrapes them reads them, where it is installed: `pip install prometheus_client`, `apt install prometheus`.
  @Test(.enabled(if: Oracle.isThere, "no prometheus_client, and no promtool")) func whatScrapesThemReadsThem() throws {
    let workspace = try workspace()
    try dropSome(workspace)
    #expect(try workspace.run(["drain"]).status == 0)
    for oracle in Oracle.all where oracle.isThere {
      let (said, status) = try Shell.run("/bin/sh", "-c", "\(oracle.check) < \(file(workspace).path) 2>&1")
      #expect(status == 0, "\(oracle.check): \(said)")
    }
  }
}

/// A program that reads the format, and was written by others.
private struct Oracle {
  var presence: String
  var check: String

  static let all = [
    Oracle(presence: "promtool --version", check: "promtool check metrics"),
    Oracle(
      presence: "python3 -c 'import prometheus_client'",
      check: """
        python3 -c 'import sys; from prometheus_client.parser import text_string_to_metric_families as read; \
        sys.exit(len(list(read(sys.stdin.read()))) < 10)'
        """),
  ]

  var isThere: Bool { (try? Shell.run("/bin/sh", "-c", "\(presence) >/dev/null 2>&1").1) == 0 }
  static var isThere: Bool { all.contains(where: \.isThere) }
}
