public import FileSpool
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file system in memory that knows what a power cut may drop: whatever no later sync covered, in any combination.
///
/// Data survive an fsync or fdatasync of their file, names an fsync of a directory they are in, everything a syncfs.
/// Stricter than any journaling file system, so that nothing is relied upon that one of them happens to do. It has no
/// symbolic links, no permissions and no inotify; times are a counter, so that no two changes share one.
public final class MemoryFileSystem: FileSystem {
  struct Opened {
    var node: UInt64
    var position = 0
    var isWriter: Bool
  }

  struct State {
    var nodes: [UInt64: MemoryNode] = [:]
    var nextNode: UInt64 = 2
    var opened: [Descriptor: Opened] = [:]
    var nextDescriptor: Descriptor = 1_000_000
    /// Which opening holds the lock of a file.
    var locks: [UInt64: Descriptor] = [:]
    var nameChanges: [MemoryNameChange] = []
    var time: Int64
  }

  static let root: UInt64 = 1
  let state: Mutex<State>

  /// An empty one.
  ///
  /// - Parameter time: Nanoseconds since 1970 that its first change shows.
  public init(time: Int64 = 1_795_219_200_000_000_000) {
    var state = State(time: time)
    state.nodes[Self.root] = MemoryNode(isDirectory: true, born: time, permissions: 0o755)
    self.state = Mutex(state)
  }

  init(_ state: consuming sending State) { self.state = Mutex(state) }

  /// Sets the time that the next change shows.
  public func setTime(_ nanoseconds: Int64) { state.withLock { $0.time = max($0.time, nanoseconds) } }

  func with<Result: Sendable>(
    _ call: String, _ path: String = "", _ body: (inout State) throws(SystemCallErrno) -> Result
  ) throws(SystemCallError) -> Result {
    do throws(SystemCallErrno) {
      return try state.withLock { (state) throws(SystemCallErrno) in try body(&state) }
    } catch {
      throw SystemCallError(call, path, errno: error.code)
    }
  }
}

/// An error number on its way to a ``SystemCallError``.
struct SystemCallErrno: Error {
  var code: Int32
  init(_ code: Int32) { self.code = code }
}

extension MemoryFileSystem.State {
  mutating func tick() -> Int64 {
    time += 1000
    return time
  }

  func node(_ file: FileSystem.Descriptor) throws(SystemCallErrno) -> UInt64 {
    guard let opened = opened[file] else { throw SystemCallErrno(EBADF) }
    return opened.node
  }

  /// The directory and the last component that a name leads to.
  func resolve(_ name: FileName, in directory: FileSystem.Descriptor?) throws(SystemCallErrno) -> (UInt64, FileName) {
    var node = MemoryFileSystem.root
    if let directory { node = try self.node(directory) }
    let parts = name.bytes.split(separator: UInt8(ascii: "/")).filter { !$0.elementsEqual(".".utf8) }
    for part in parts.dropLast() {
      guard let next = nodes[node]?.entries[FileName(part)] else { throw SystemCallErrno(ENOENT) }
      guard nodes[next]?.isDirectory == true else { throw SystemCallErrno(ENOTDIR) }
      node = next
    }
    guard let last = parts.last else { return (node, ".") }
    return (node, FileName(last))
  }

  func lookUp(_ name: FileName, in directory: FileSystem.Descriptor?) throws(SystemCallErrno) -> UInt64 {
    let (parent, last) = try resolve(name, in: directory)
    if last == "." { return parent }
    guard let node = nodes[parent]?.entries[last] else { throw SystemCallErrno(ENOENT) }
    return node
  }

  mutating func add(
    _ node: UInt64, as name: FileName, in directory: UInt64, removing removed: MemoryNameChange.Entry? = nil
  ) {
    if let removed { nodes[removed.directory]?.entries[removed.name] = nil }
    nodes[directory]?.entries[name] = node
    touch(directory)
    nameChanges.append(MemoryNameChange(removed: removed, added: .init(directory: directory, name: name, node: node)))
  }

  mutating func touch(_ directory: UInt64) {
    let now = tick()
    nodes[directory]?.modified = now
    nodes[directory]?.changed = now
  }

  mutating func make(_ name: FileName, in directory: UInt64, isDirectory: Bool, permissions: UInt32) -> UInt64 {
    let number = nextNode
    nextNode += 1
    let now = tick()
    nodes[number] = MemoryNode(isDirectory: isDirectory, born: now, permissions: permissions)
    add(number, as: name, in: directory)
    return number
  }

  func status(_ number: UInt64) throws(SystemCallErrno) -> FileStatus {
    guard let node = nodes[number] else { throw SystemCallErrno(ENOENT) }
    return FileStatus(
      kind: node.isDirectory ? .directory : .regular, device: 1,
      identity: FileIdentity(
        inode: number, size: Int64(node.data.count), modified: node.modified, changed: node.changed,
        born: node.born),
      permissions: node.permissions, owner: geteuid(), links: 1)
  }
}
