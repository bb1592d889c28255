import Foundation
import IntentJSON
import Testing

/// What is no job, or cannot be one yet, through the real daemon: where each ends, and what it is told. The good jobs
/// among them all complete.
struct BadInputTests {
  /// A drop, the state it ends in, and what its reason or record mentions.
  struct Drop: Sendable {
    var name: String
    var bytes: [UInt8]
    var state = "rejected"
    var mentions: String

    init(_ name: String, _ text: String, in state: String = "rejected", says mentions: String) {
      self.init(name, bytes: Array(text.utf8), in: state, says: mentions)
    }

    init(_ name: String, bytes: [UInt8], in state: String = "rejected", says mentions: String) {
      self.name = name
      self.bytes = bytes
      self.state = state
      self.mentions = mentions
    }
  }

  private static func job(_ params: String, _ extra: String = "", key: String = "runtime.query.echo") -> String {
    #"{"intent_key": "\#(key)", "intent_params": \#(params)\#(extra)}"#
  }

  private static let large = job(#"{"x": ""# + String(repeating: "x", count: 1 << 20) + #""}"#)
  private static let deep =
    job(#"{"x": "# + String(repeating: "[", count: 200) + String(repeating: "]", count: 200) + "}")
  private static let noUTF8 = Array(job(#"{"x": "?"}"#).utf8).map { $0 == UInt8(ascii: "?") ? 0xFF : $0 }
  private static let withBOM: [UInt8] = [0xEF, 0xBB, 0xBF] + Array(job("{}").utf8)
  private static let withNUL: [UInt8] = Array(job("{}").utf8) + [0]

  static let drops: [Drop] = [
    Drop("malformed", #"{"intent_key": "runtime.query.echo", "#, says: "not_json"),
    Drop("trailing-comma", #"{"intent_key": "runtime.query.echo", "intent_params": {},}"#, says: "a comma before"),
    Drop("empty", "", says: "not_json"),
    Drop("an-array", "[]", says: "not_an_object"),
    Drop("wrong-type", job("[]"), says: "intent_params"),
    Drop("wrong-priority", job("{}", #", "priority": "high""#), says: "priority"),
    Drop("missing-key", #"{"intent_params": {}}"#, says: "intent_key is missing"),
    Drop("missing-params", #"{"intent_key": "runtime.query.echo"}"#, says: "intent_params is missing"),
    Drop("no-key", job("{}", key: "Runtime.query.echo"), says: "intent_key"),
    Drop("unknown-key", job("{}", key: "runtime.query.ecco"), in: "held", says: "unknown_intent"),
    Drop("oversize", large, says: "1048576"),
    Drop("too-deep", deep, says: "128"),
    Drop("no-utf8", bytes: noUTF8, says: "UTF-8"),
    Drop("bom", bytes: withBOM, says: "byte order mark"),
    Drop("nul", bytes: withNUL, says: "NUL byte"),
    Drop("nul-in-string", job("{\"x\": \"a\0b\"}"), says: "NUL byte"),
    Drop("lone-surrogate", job(#"{"x": "\ud800"}"#), says: "surrogate"),
    Drop("twice", job(#"{"x": 1, "x": 2}"#), says: "second member of this name"),
    Drop("twice-escaped", job("{}", #", "intent_\u006bey": "a.exec.b""#), says: "second member of this name"),
    Drop("path-id", job("{}", #", "id": "../../etc/passwd""#), says: "id"),
    Drop("absolute-id", job("{}", #", "id": "/tmp/x""#), says: "id"),
    Drop("dot-id", job("{}", #", "id": ".hidden""#), says: "id"),
    Drop("bad-params", job("{}", key: "runtime.query.wait"), in: "failed", says: "invalid_params"),
    Drop("expired", job("{}", #", "expires_at": "2020-01-01T00:00:00.000Z""#), in: "cancelled", says: "expired"),
  ]

  @Test("each ends in its place with its reason, and good jobs among them complete")
  func contents() throws {
    let workspace = try Workspace(
      intents: #""runtime.query.echo": {"library": "RuntimeEcho"}, "runtime.query.wait": {"library": "RuntimeWait"}"#)
    for drop in Self.drops {
      try Data(drop.bytes).write(to: workspace.spool.appending(path: "pending/\(drop.name).json"))
    }
    for number in 0..<10 { try workspace.drop("good-\(number).json", key: "runtime.query.echo") }
    let drain = try workspace.run(["drain"])
    #expect(drain.status == 0, "\(drain.errors)")
    #expect(workspace.files("completed").count == 10)
    for state in ["pending", "processing", "delayed"] { #expect(workspace.files(state).isEmpty) }

    for drop in Self.drops {
      let told: String
      if drop.state == "rejected" {
        #expect(
          try Data(contentsOf: workspace.spool.appending(path: "rejected/\(drop.name).json")) == Data(drop.bytes),
          "\(drop.name) is not what it was")
        told = try text(workspace, "rejected/\(drop.name).error.json")
      } else {
        let path = try #require(
          workspace.files(drop.state).first { $0.contains(drop.name) }, "\(drop.name) is not in \(drop.state)")
        told = try text(workspace, path)
      }
      #expect(told.contains(drop.mentions), "\(drop.name): \(told)")
      #expect(told.contains(drop.name), "its file is not named: \(told)")
    }
    #expect(workspace.files("rejected").count == 2 * Self.drops.count { $0.state == "rejected" })
  }

  @Test("a job for a time that is more nanoseconds away than a number has room for waits, and the daemon goes on")
  func farFuture() throws {
    let workspace = try Workspace(intents: #""runtime.query.echo": {"library": "RuntimeEcho"}"#)
    for (name, time) in [("far", "2999-01-01T00:00:00Z"), ("last", "9999-12-31T23:59:59.999Z")] {
      try workspace.drop("\(name).json", key: "runtime.query.echo", extra: #", "run_at": "\#(time)""#)
    }
    let runtime = try workspace.start(["work"])
    try workspace.wait("both wait") { workspace.files("delayed").count == 2 }
    try workspace.drop("good.json", key: "runtime.query.echo")
    try workspace.wait("the good one is done") { workspace.files("completed").count == 1 }
    runtime.signal(SIGTERM)
    #expect(try runtime.wait().status == 0, "\(runtime.log)")
    #expect(workspace.files("delayed").count == 2)
  }

  @Test("the same id again is a duplicate, and says of what")
  func duplicate() throws {
    let workspace = try Workspace(intents: #""runtime.query.echo": {"library": "RuntimeEcho"}"#)
    try workspace.drop("one.json", key: "runtime.query.echo", extra: #", "id": "same""#)
    #expect(try workspace.run(["drain"]).status == 0)
    try workspace.drop("two.json", key: "runtime.query.echo", extra: #", "id": "same""#)
    #expect(try workspace.run(["drain"]).status == 0)
    #expect(workspace.files("completed").count == 1)
    let reason = try text(workspace, "rejected/two.error.json")
    #expect(reason.contains("duplicate") && reason.contains("same") && reason.contains("completed"), "\(reason)")
  }

  @Test("what is no file is moved away, and nobody waits for it", arguments: ["link", "fifo", "directory", "loop"])
  func noFile(_ kind: String) throws {
    let workspace = try Workspace(intents: #""runtime.query.echo": {"library": "RuntimeEcho"}"#)
    let path = workspace.spool.appending(path: "pending/odd.json").path
    let made =
      switch kind {
      case "link": symlink("/etc/passwd", path)
      case "fifo": mkfifo(path, 0o644)
      case "directory": mkdir(path, 0o755)
      default: symlink("odd.json", path)
      }
    try #require(made == 0)
    try workspace.drop("good.json", key: "runtime.query.echo")
    #expect(try workspace.run(["drain"]).status == 0)
    #expect(workspace.files("completed").count == 1)
    #expect(try text(workspace, "rejected/odd.error.json").contains("not_a_file"))
    #expect(workspace.files("pending").isEmpty)
  }

  @Test("a library that everybody may write is not loaded: its jobs are held, with the command that mends it")
  func writableLibrary() throws {
    let workspace = try Workspace(intents: #""runtime.query.echo": {"library": "RuntimeEcho"}"#)
    let plugins = workspace.root.appending(path: "plugins")
    try FileManager.default.createDirectory(at: plugins, withIntermediateDirectories: true)
    let library = plugins.appending(path: "libRuntimeEcho.so")
    try FileManager.default.copyItem(at: Workspace.products.appending(path: "libRuntimeEcho.so"), to: library)
    #expect(chmod(library.path, 0o666) == 0)
    try workspace.drop("one.json", key: "runtime.query.echo")
    #expect(try workspace.run(["drain", "--plugins", plugins.path]).status == 0)
    let held = try #require(try workspace.record("one", in: ["held"])).json
    #expect(held["held"]?["kind"]?.string == "load_failed")
    #expect(held.text.contains("chmod o-w"), "\(held)")
    #expect(chmod(library.path, 0o644) == 0)
    #expect(try workspace.run(["drain", "--plugins", plugins.path]).status == 0)
    #expect(try workspace.ended("one").state == "completed")
  }

  @Test(
    "a registry that is not to be trusted, or leads out of the plugin directories, is refused, and jobs stay where they are",
    arguments: [
      (#""runtime.query.echo": {"library": "RuntimeEcho"}"#, 0o666, "chmod o-w"),
      (#""runtime.query.echo": {"library": "../../tmp/RuntimeEcho"}"#, 0o644, "without a folder"),
      (#""runtime.query.echo": {"library": "/tmp/libRuntimeEcho.so"}"#, 0o644, "without a folder"),
      (#""runtime.query.echo": {"library": ".."}"#, 0o644, "expected a library's base name"),
    ])
  func registry(_ intents: String, _ mode: Int, _ says: String) throws {
    let workspace = try Workspace(intents: intents)
    #expect(chmod(workspace.registry.path, mode_t(mode)) == 0)
    try workspace.drop("one.json", key: "runtime.query.echo")
    let drain = try workspace.run(["drain"])
    #expect(drain.status == 78)
    #expect(drain.errors.contains(says), "\(drain.errors)")
    #expect(workspace.files("pending") == ["pending/one.json"])
    let run = try workspace.run(["run", "runtime.query.echo"])
    #expect(run.status == 78)
    #expect(run.errors.contains(says), "\(run.errors)")
  }

  private func text(_ workspace: Workspace, _ path: String) throws -> String {
    String(decoding: try Data(contentsOf: workspace.spool.appending(path: path)), as: UTF8.self)
  }
}
