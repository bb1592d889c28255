public import Foundation
import IntentJSON
import ProgramTesting

/// A spool, a registry, libraries and a data directory of a run's own, and the built programs run on them as a user would.
public final class Workbench {
  /// Where this package's programs and libraries were built: beside the running one.
  public static let products = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent()

  /// Everything is below this.
  public let root: URL
  var spool: URL { root.appending(path: "spool") }
  var pending: URL { spool.appending(path: "pending") }
  var plugins: URL { root.appending(path: "plugins") }
  var registry: URL { root.appending(path: "registry.json") }
  var database: String { root.appending(path: "data/store/default.sqlite").path }
  private var started = 0

  /// The libraries that a run's handlers are in, and what they need.
  private static let libraries = ["Misbehaving", "RuntimeEcho", "StoreService"]

  init(_ root: URL) throws {
    self.root = root
    for name in ["spool/pending", "plugins", "logs", "gates"] {
      try FileManager.default.createDirectory(at: root.appending(path: name), withIntermediateDirectories: true)
    }
    for library in Self.libraries { try install(library) }
  }

  /// Deletes everything.
  public func remove() { try? FileManager.default.removeItem(at: root) }

  static func library(_ name: String) -> String { "lib\(name).so" }

  /// Puts a library where the dispatcher looks for it, by a rename as a deployment should.
  func install(_ library: String) throws {
    let name = Self.library(library)
    let bytes = try Data(contentsOf: Self.products.appending(path: name))
    try replace(plugins.appending(path: name), bytes)
  }

  /// Writes a library over itself, as cp does: the same inode, cut off and written anew.
  func copyOver(_ library: String) throws {
    let name = Self.library(library)
    let bytes = try Data(contentsOf: Self.products.appending(path: name))
    let handle = try FileHandle(forWritingTo: plugins.appending(path: name))
    try handle.truncate(atOffset: 0)
    try handle.write(contentsOf: bytes)
    try handle.close()
  }

  /// Replaces a file so that a reader never sees half of it.
  func replace(_ file: URL, _ bytes: Data) throws {
    let draft = file.deletingLastPathComponent().appending(path: ".\(file.lastPathComponent).new")
    try bytes.write(to: draft)
    guard rename(draft.path, file.path) == 0 else { throw Trouble("\(file.path) was not replaced: errno \(errno)") }
  }

  func write(registry text: String) throws { try replace(registry, Data(text.utf8)) }

  /// Starts `intent`, or `program` with `intent` as its first arguments.
  func start(_ arguments: [String], log: String? = nil, through wrapper: [String] = []) throws -> BenchProgram {
    started += 1
    let name = log ?? "command-\(started)"
    var variables = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("INTENT_") }
    variables["INTENT_SPOOL"] = spool.path
    variables["INTENT_DATA"] = root.appending(path: "data").path
    variables["INTENT_REGISTRY"] = registry.path
    variables["INTENT_PLUGINS"] = plugins.path
    let intent = Self.products.appending(path: "intent")
    let program = wrapper.first.map { Self.products.appending(path: $0) } ?? intent
    let words = wrapper.isEmpty ? arguments : wrapper.dropFirst() + [intent.path] + arguments
    return try BenchProgram(program, Array(words), variables, in: root, name: name)
  }

  /// Runs a command to its end; its exit status and what it said on standard output.
  @discardableResult
  func run(_ arguments: [String], through wrapper: [String] = [], seconds: Double = 60) throws -> BenchEnding {
    let program = try start(arguments, through: wrapper)
    guard let ending = program.wait(seconds: seconds) else {
      program.signal(SIGKILL)
      throw Trouble("\(arguments) did not end within \(seconds) s: \(program.errors)")
    }
    return ending
  }

  /// The worker processes, as the spool knows them: the boot id, then a line of number and start time for each.
  public static func workers(spool: URL) -> [Int32] {
    guard let text = try? String(contentsOf: spool.appending(path: ".intent/processes"), encoding: .utf8) else {
      return []
    }
    return text.split(separator: "\n").dropFirst().compactMap { line in
      line.split(separator: " ").first.flatMap { Int32($0) }
    }
  }

  /// The names of the files that programs wrote their streams to.
  func logNames() -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: "logs").path)) ?? []
  }

  /// The names in a directory of the spool; none where there is no such directory.
  func names(_ directory: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: spool.appending(path: directory).path)) ?? []
  }
}
