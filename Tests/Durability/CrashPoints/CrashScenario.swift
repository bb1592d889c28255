import Foundation
import IntentModel

/// A command that is killed at each of its calls, what lies there before, and what has to be there in the end.
struct CrashScenario: Sendable {
  var name: String
  /// The command that is killed, and given again afterwards.
  var command: [String]
  /// What is done before, without being killed.
  var prepare: @Sendable (Workbench) throws -> Void
  /// What else is there in the end, by id, over what ``ends`` says.
  var ends: [String: String] = [:]
  /// Records that the command itself, or the jobs that it lets go on, may change or remove.
  var mayChange: @Sendable (String) -> Bool = { _ in false }

  private static func job(_ n: Int) -> String {
    #"{"id": "job-\#(n)", "intent_key": "fixture.exec.audited", "intent_params": {"n": \#(n)}}"#
  }

  /// Each kind of job once, and what is none.
  private static let drops: [(name: String, text: String)] = [
    ("plain", #"{"id": "plain", "intent_key": "fixture.exec.audited", "intent_params": {"n": 1}}"#),
    ("flaky", #"{"id": "flaky", "intent_key": "fixture.exec.audited", "intent_params": {"n": 2, "failures": 1}}"#),
    (
      "failing",
      #"{"id": "failing", "intent_key": "fixture.exec.audited", "intent_params": {"n": 3, "gate": "gate"}, "on_failure": \#(job(19))}"#
    ),
    (
      "chained",
      #"{"id": "chained", "intent_key": "fixture.exec.audited", "intent_params": {"n": 17}, "on_success": [\#(job(18))]}"#
    ),
    ("asked", #"{"id": "asked", "intent_key": "runtime.query.echo", "intent_params": {}, "on_success": \#(job(21))}"#),
    (
      "doubted",
      #"{"id": "doubted", "intent_key": "runtime.query.echo", "intent_params": {}, "on_complete": \#(job(22))}"#
    ),
    (
      "crashing",
      #"{"id": "crashing", "intent_key": "fixture.exec.audited", "intent_params": {"n": 4, "crashes": 1}}"#
    ),
    (
      "parent",
      #"{"id": "parent", "intent_key": "fixture.exec.audited", "intent_params": {"n": 5, "children": [6, 7]}}"#
    ),
    ("again", #"{"id": "plain", "intent_key": "fixture.exec.audited", "intent_params": {"n": 1}}"#),
    ("unknown", #"{"id": "unknown", "intent_key": "fixture.exec.nobody", "intent_params": {"n": 8}}"#),
    ("broken", #"{"intent_key": "#),
    (
      "late",
      #"{"id": "late", "intent_key": "fixture.exec.audited", "intent_params": {"n": 9}, "expires_at": "2026-01-01T00:00:00Z", "on_complete": \#(job(20))}"#
    ),
    (
      "waiting",
      #"{"id": "waiting", "intent_key": "fixture.exec.audited", "intent_params": {"n": 10}, "run_at": "2126-01-01T00:00:00Z"}"#
    ),
  ]

  /// Where each job is in the end; `plain` and `again` are one job, and the other drop of it is rejected.
  static let ends: [String: String] = [
    "plain": "completed", "flaky": "completed", "failing": "failed", "crashing": "completed", "parent": "completed",
    "job-6": "completed", "job-7": "completed", "unknown": "held", "late": "cancelled", "waiting": "delayed",
    "chained": "completed", "job-18": "completed", "job-19": "completed", "job-20": "completed", "asked": "held",
    "doubted": "held",
  ]
  /// The effects of the jobs that have one.
  static let numbers: [String: Int] = [
    "plain": 1, "flaky": 2, "failing": 3, "crashing": 4, "parent": 5, "job-6": 6, "job-7": 7, "unknown": 8, "late": 9,
    "waiting": 10, "chained": 17,
  ]

  static let drain = ["drain", "--workers", "1", "--keep", "completed=3650d"]

  private static func drop(_ bench: Workbench) throws {
    // Long over, and what `--keep` is for.
    let old = bench.spool.appending(path: "completed/2001-01-01")
    try FileManager.default.createDirectory(at: old, withIntermediateDirectories: true)
    for index in 0..<3 {
      let file = old.appending(path: "old-\(index).json")
      try Data("{}\n".utf8).write(to: file)
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1_000_000_000)], ofItemAtPath: file.path)
    }
    for (name, text) in drops {
      let file = bench.pending.appending(path: "\(name).json")
      try Data(text.utf8).write(to: file)
      // Nobody writes to it any more: what is broken need not be looked at twice.
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -60)], ofItemAtPath: file.path)
    }
  }

  private static func drained(_ bench: Workbench) throws {
    try drop(bench)
    let ending = try bench.run(drain)
    guard ending.status == 0 else { throw Trouble("the drain before the crash failed: \(ending.errors)") }
  }

  static let all: [CrashScenario] = [
    CrashScenario(name: "drain", command: drain, prepare: { try drop($0) }),
    CrashScenario(
      name: "retry", command: ["retry", "failing"],
      prepare: { bench in
        try drained(bench)
        try Data().write(to: bench.root.appending(path: "gate"))
      }, ends: ["failing": "completed"], mayChange: { $0.hasPrefix("failed/failing") }),
    CrashScenario(
      name: "cancel", command: ["cancel", "waiting", "unknown"], prepare: { try drained($0) },
      ends: ["waiting": "cancelled", "unknown": "cancelled"]),
    CrashScenario(
      name: "approve", command: ["approve", "asked", "--by", "kim"], prepare: { try drained($0) },
      ends: ["asked": "completed", "job-21": "completed"]),
    CrashScenario(
      name: "reject", command: ["reject", "doubted", "--by", "kim"], prepare: { try drained($0) },
      ends: ["doubted": "cancelled", "job-22": "completed"]),
    CrashScenario(
      name: "purge", command: ["purge", "--older-than", "0s", "--state", "cancelled"], prepare: { try drained($0) },
      ends: ["late": ""], mayChange: { $0.hasPrefix("cancelled/") }),
    CrashScenario(
      name: "submit", command: ["submit", "--from", "jobs.jsonl"],
      prepare: { bench in
        try drained(bench)
        let lines = (11...16).map {
          #"{"id": "job-\#($0)", "intent_key": "fixture.exec.audited", "intent_params": {"n": \#($0)}}"#
        }
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: bench.root.appending(path: "jobs.jsonl"))
      },
      ends: Dictionary(uniqueKeysWithValues: (11...16).map { ("job-\($0)", "completed") })),
  ]
}
