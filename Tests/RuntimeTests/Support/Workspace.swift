import Foundation
import IntentJSON
import Testing

/// A spool, a registry and a data directory of a test's own, and the built programs run on them as a user would.
final class Workspace {
  /// Where the package's programs and libraries were built.
  static let products = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()

  let root: URL
  var spool: URL { root.appending(path: "spool") }
  var data: URL { root.appending(path: "data") }
  var registry: URL { root.appending(path: "registry.json") }

  /// - Parameter intents: the text of the object under "intents".
  init(intents: String, extra: String = "") throws {
    root = FileManager.default.temporaryDirectory.appending(path: "intent-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: spool.appending(path: "pending"), withIntermediateDirectories: true)
    try write(intents: intents, extra: extra)
  }

  deinit {
    try? FileManager.default.removeItem(at: root)
  }

  func write(intents: String, extra: String = "") throws {
    let text = #"{"version": 1, "intents": {\#(intents)}\#(extra)}"#
    // Replaced by a rename, as a deployment should: a reader never sees half of it.
    let temporary = root.appending(path: "registry.new")
    try Data(text.utf8).write(to: temporary)
    guard rename(temporary.path, registry.path) == 0 else { throw Failure("the registry was not replaced") }
  }

  /// Writes a job under a temporary name and moves it in, as a careful dropper does.
  func drop(_ name: String, _ text: String) throws {
    let temporary = spool.appending(path: "pending/.\(name).part")
    try Data(text.utf8).write(to: temporary)
    guard rename(temporary.path, spool.appending(path: "pending/\(name)").path) == 0 else {
      throw Failure("\(name) was not dropped")
    }
  }

  func drop(_ name: String, key: String, params: String = "{}", extra: String = "") throws {
    try drop(name, #"{"intent_key": "\#(key)", "intent_params": \#(params)\#(extra)}"#)
  }

  /// Starts a command of the built `intent` on this workspace.
  func start(_ arguments: [String], environment: [String: String] = [:]) throws -> RunningProgram {
    var variables = ProcessInfo.processInfo.environment
    variables["INTENT_SPOOL"] = spool.path
    variables["INTENT_DATA"] = data.path
    variables["INTENT_REGISTRY"] = registry.path
    variables["INTENT_PLUGINS"] = Self.products.path
    variables.merge(environment) { $1 }
    return try RunningProgram(Self.products.appending(path: "intent"), arguments, variables, in: root)
  }

  /// Runs a command to its end.
  @discardableResult
  func run(_ arguments: [String], environment: [String: String] = [:]) throws -> ProgramOutput {
    try start(arguments, environment: environment).wait()
  }

  // MARK: What became of jobs

  /// The files of a state, by name.
  func files(_ state: String) -> [String] {
    let directory = spool.appending(path: state)
    guard let walk = FileManager.default.enumerator(atPath: directory.path) else { return [] }
    return walk.compactMap { $0 as? String }.filter { $0.hasSuffix(".json") }.map { "\(state)/\($0)" }.sorted()
  }

  /// The states that count as an end.
  static let terminal = ["completed", "failed", "cancelled", "rejected"]

  /// The one record of the job dropped as NAME.json, in whatever state it is; nil: none, or more than one.
  func record(_ name: String, in states: [String]) throws -> (state: String, json: JSONText)? {
    let found = states.flatMap(files).filter { path in
      let file = path.split(separator: "/").last!
      return file == "\(name).json" || file.hasPrefix("\(name)-") || file.contains(".\(name)-")
        || file.contains(".\(name).json")
    }
    guard found.count == 1, let path = found.first else { return nil }
    let bytes = [UInt8](try Data(contentsOf: spool.appending(path: path)))
    return (String(path.split(separator: "/")[0]), try JSONText(validating: bytes))
  }

  /// As above, for a job that must have ended.
  func ended(_ name: String) throws -> (state: String, json: JSONText) {
    guard let record = try record(name, in: Self.terminal) else {
      throw Failure(
        "\(name) has not ended in one state: \((Self.terminal + ["pending", "processing", "delayed", "held"]).flatMap(files))"
      )
    }
    return record
  }

  /// Waits until a condition holds: for a bounded time, and only as long as needed.
  func wait(_ what: String, seconds: Double = 40, until condition: () throws -> Bool) throws {
    let end = Date().addingTimeInterval(seconds)
    while try !condition() {
      guard Date() < end else { throw Failure("waited \(seconds) s in vain until \(what)") }
      usleep(2_000)
    }
  }
}

/// A test that cannot go on, and why.
struct Failure: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}
