import IntentCore
import IntentJSON
import IntentModel
import IntentRuntime
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A large registry's file in a directory of its own, and ways to change it and its index.
final class IndexedRegistryFixture {
  /// How long after the file's last change searches take place.
  enum Clock: Int64 {
    case early = 1_000_000_000
    case settled = 3_000_000_000
  }

  /// What was found, and whether by the index: a tell-tale index has no services.
  struct Finding: Equatable {
    var library: String
    var isIndexed = false
  }

  enum Edit: CaseIterable { case writtenInPlace, replaced, touched, timesSetBack }
  enum Foreign: CaseIterable {
    case writableByAll, writableByGroup, symbolicLink, fifo, ofAnotherUser

    /// Giving a file away takes root.
    static var possible: [Foreign] { allCases.filter { $0 != .ofAnotherUser || geteuid() == 0 } }
  }

  private let directory: TemporaryDirectory
  private let hasCaches: Bool
  let registry: String
  var clock = Clock.settled

  init(registryName: String = "registry.json", hasCaches: Bool = true) throws {
    directory = try TemporaryDirectory()
    registry = "\(directory.path)/\(registryName)"
    self.hasCaches = hasCaches
    try write()
    if hasCaches { #expect(mkdir(caches, 0o700) == 0) }
  }

  var index: String { registry + ".index" }
  var indexExists: Bool { access(index, F_OK) == 0 }
  var caches: String { directory.path + "/caches" }

  var indexSize: Int {
    var status = stat()
    return stat(index, &status) == 0 ? Int(status.st_size) : -1
  }

  var finder: RegistryFinder {
    let identity = identity
    let now = max(identity.modified, identity.changed) + clock.rawValue
    return RegistryFinder(registry, caches: hasCaches ? caches : "/dev/null") { now }
  }

  func find(_ key: IntentKey) throws -> Finding {
    guard case .found(let entry, let services) = try finder.find(key), case .library(let library) = entry.handler else {
      throw Failure("\(key) was not found")
    }
    return Finding(library: library, isIndexed: services == .emptyObject)
  }

  func write(entries: Int = 400, library: String = "X") throws {
    try write(Self.text(entries: entries, library: library, services: true), to: registry)
  }

  /// Puts an index in place that is good but for one thing: it knows of no services.
  func plantTellTale(at path: String? = nil, shiftedBy shift: Int = 0) throws {
    let path = path ?? index
    unlink(path)
    let text = Self.text(entries: 400, library: "X", services: false)
    let lookup = try RegistryLookup(Array((String(repeating: " ", count: shift) + text).utf8))
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer { close(descriptor) }
    let bytes = lookup.index(of: identity)
    #expect(pwrite(descriptor, bytes, bytes.count, 0) == bytes.count)
  }

  /// Changes the registry, again and again until the file system's clock has ticked: only then is there a change to see.
  func apply(_ edit: Edit) throws {
    let before = identity
    repeat { try applyOnce(edit, before) } while identity == before
    #expect(identity.size == before.size)
  }

  private func applyOnce(_ edit: Edit, _ before: RegistryIdentity) throws {
    switch edit {
    case .writtenInPlace: try write(library: "Y")
    case .replaced:
      try write(Self.text(entries: 400, library: "Y", services: true), to: registry + ".new")
      #expect(rename(registry + ".new", registry) == 0)
    case .touched: #expect(utimes(registry, nil) == 0)
    case .timesSetBack:
      // As cp -p and rsync -t do: same size, same modification time, other content.
      try write(library: "Y")
      let time = timespec(tv_sec: Int(before.modified / 1_000_000_000), tv_nsec: Int(before.modified % 1_000_000_000))
      #expect(utimensat(AT_FDCWD, registry, [time, time], 0) == 0)
      #expect(identity.modified == before.modified)
    }
  }

  func make(_ foreign: Foreign) throws {
    switch foreign {
    case .writableByAll: #expect(chmod(index, 0o606) == 0)
    case .writableByGroup: #expect(chmod(index, 0o660) == 0)
    case .ofAnotherUser: try #require(chown(index, 12345, 12345) == 0)
    case .symbolicLink:
      #expect(rename(index, index + ".real") == 0)
      #expect(symlink(index + ".real", index) == 0)
    case .fifo:
      unlink(index)
      #expect(mkfifo(index, 0o600) == 0)
    }
  }

  private var identity: RegistryIdentity {
    var status = stat()
    #expect(stat(registry, &status) == 0)
    #if canImport(Darwin)
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #endif
    return RegistryIdentity(
      device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: UInt64(status.st_size),
      modified: Int64(modified.tv_sec) * 1_000_000_000 + Int64(modified.tv_nsec),
      changed: Int64(changed.tv_sec) * 1_000_000_000 + Int64(changed.tv_nsec))
  }

  /// The services come last, so that entries are in the same places with and without.
  private static func text(entries: Int, library: String, services: Bool) -> String {
    let intents = (0..<entries).map { #""x.exec.intent\#($0)": {"library": "\#(library)\#($0)"}"# }
    return """
      {"version": 1, "defaults": {"timeout": "5s"}, "intents": {
        \(intents.joined(separator: ", ")),
        "bad.exec.entry": {"libary": "A"}
      }\(services ? #", "services": {"store": {}}"# : "")}
      """
  }

  private func write(_ text: String, to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    #expect(pwrite(descriptor, bytes, bytes.count, 0) == bytes.count)
  }
}
