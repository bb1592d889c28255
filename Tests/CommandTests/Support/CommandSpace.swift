import Foundation
import IntentJSON
import ProgramTesting

/// A directory of a test's own with a registry, and the built `intent` run in it as a user would.
final class CommandSpace {
  /// Where the package's programs and libraries were built: beside the tests.
  static let products = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()

  /// The handlers that the tests use: one library, and programs written by ``program(_:_:)``.
  static let intents = """
    "runtime.query.echo": {"library": "RuntimeEcho", "description": "에코: gives back its parameters"},
    "test.exec.fail": {"exec": ["./fail.sh"], "max_retries": 0},
    "test.exec.invalid": {"exec": ["./invalid.sh"]},
    "test.exec.later": {"exec": ["./later.sh"], "max_retries": 0},
    "test.exec.sleep": {"exec": ["./sleep.sh"], "timeout": "60s"}
    """

  let root: URL
  var spool: URL { root.appending(path: "spool") }

  init(intents: String = CommandSpace.intents) throws {
    root = FileManager.default.temporaryDirectory.appending(path: "intent-command-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    try write("registry.json", #"{"version": 1, "intents": {\#(intents)}}"#)
    try program("fail.sh", "cat >/dev/null; echo 'no such student' >&2; exit 65")
    try program("later.sh", "cat >/dev/null; echo 'the line is busy' >&2; exit 75")
    try program("sleep.sh", "cat >/dev/null; exec sleep 60")
  }

  deinit {
    try? FileManager.default.removeItem(at: root)
  }

  func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: root.appending(path: name))
  }

  /// Writes a shell script that can be executed.
  func program(_ name: String, _ body: String) throws {
    try write(name, "#!/bin/sh\n\(body)\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: root.appending(path: name).path)
  }

  /// Starts the program with these arguments.
  ///
  /// - Parameters:
  ///   - terminal: Where its standard output goes.
  ///   - typing: Where its standard input comes from, instead of `input`.
  func start(
    _ arguments: [String], input: String? = nil, environment: [String: String] = [:], terminal: PseudoTerminal? = nil,
    typing: PseudoTerminal? = nil
  ) throws -> RunningCommand {
    var variables = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("INTENT_") }
    variables["INTENT_PLUGINS"] = Self.products.path
    variables.merge(environment) { $1 }
    return try RunningCommand(
      Self.products.appending(path: "intent"), arguments, variables, in: root, input: input, terminal: terminal,
      typing: typing)
  }

  /// Runs a shell's command line, with the program's directory in PATH.
  func shell(_ command: String) throws -> CommandEnding {
    var variables = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("INTENT_") }
    variables["INTENT_PLUGINS"] = Self.products.path
    variables["PATH"] = Self.products.path + ":" + (variables["PATH"] ?? "/usr/bin:/bin")
    return try RunningCommand(
      URL(fileURLWithPath: "/bin/sh"), ["-c", command], variables, in: root, input: nil
    ).wait()
  }

  /// Runs the program to its end.
  @discardableResult
  func run(_ arguments: String..., input: String? = nil, environment: [String: String] = [:]) throws -> CommandEnding {
    try start(arguments, input: input, environment: environment).wait()
  }

  /// Runs the program to its end.
  @discardableResult
  func run(_ arguments: [String]) throws -> CommandEnding { try start(arguments).wait() }

  /// Runs a dispatcher as long as `body` does, and answers how it ended.
  @discardableResult
  func withDispatcher(_ arguments: [String] = [], _ body: () throws -> Void) throws -> CommandEnding {
    let dispatcher = try start(["work", "--workers", "1"] + arguments)
    try wait("the dispatcher runs") { try self.run("status", "--json").json["dispatcher"]?.isNull == false }
    do {
      try body()
    } catch {
      throw Failure("\(error); the dispatcher said: \(dispatcher.errors)")
    }
    dispatcher.signal(SIGTERM)
    return try dispatcher.wait()
  }

  /// The ids of the jobs in a state, sorted.
  func ids(_ state: String) throws -> [String] {
    try run("list", "--state", state, "--json", "--limit", "0").jsonLines.compactMap { $0["id"]?.string }.sorted()
  }

  /// Waits until a condition holds: for a bounded time, and only as long as needed.
  func wait(_ what: String, seconds: Double = 30, until condition: () throws -> Bool) throws {
    let end = Date().addingTimeInterval(seconds)
    while try !condition() {
      guard Date() < end else { throw Failure("waited \(seconds) s in vain until \(what)") }
      usleep(5_000)
    }
  }
}

/// A test that cannot go on, and why.
struct Failure: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}
