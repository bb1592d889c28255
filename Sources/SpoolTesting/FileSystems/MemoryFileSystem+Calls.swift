// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is public here is documented by the protocol that asks for it.

public import FileSpool

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension MemoryFileSystem {
  /// Opens a file or directory in memory.
  public func open(_ name: FileName, in directory: Descriptor?, _ mode: OpenMode, permissions: UInt32)
    throws(SystemCallError) -> Descriptor
  {
    try with("open", name.description) { (state) throws(SystemCallErrno) in
      let (parent, last) = try state.resolve(name, in: directory)
      var number = last == "." ? parent : state.nodes[parent]?.entries[last]
      let creates = mode == .create || mode == .readWrite
      if number != nil, mode == .create { throw SystemCallErrno(EEXIST) }
      if number == nil, creates {
        number = state.make(last, in: parent, isDirectory: false, permissions: permissions)
      }
      guard let number, let node = state.nodes[number] else { throw SystemCallErrno(ENOENT) }
      if (mode == .directory || mode == .directoryAtPath) && !node.isDirectory { throw SystemCallErrno(ENOTDIR) }
      let file = state.nextDescriptor
      state.nextDescriptor += 1
      state.opened[file] = Opened(node: number, isWriter: creates || mode == .write)
      return file
    }
  }

  /// Closes a file, and gives its lock back.
  public func close(_ file: Descriptor) throws(SystemCallError) {
    try with("close") { (state) throws(SystemCallErrno) in
      let node = try state.node(file)
      state.opened[file] = nil
      if state.locks[node] == file { state.locks[node] = nil }
    }
  }

  /// Reads from where the last read ended.
  public func read(_ file: Descriptor, into buffer: UnsafeMutableRawBufferPointer) throws(SystemCallError) -> Int {
    let capacity = buffer.count
    let bytes = try with("read") { (state) throws(SystemCallErrno) -> [UInt8] in
      let node = try state.node(file)
      let bytes = Array((state.nodes[node]?.data ?? []).dropFirst(state.opened[file]?.position ?? 0).prefix(capacity))
      state.opened[file]?.position += bytes.count
      return bytes
    }
    buffer.copyBytes(from: bytes)
    return bytes.count
  }

  /// Reads at an offset.
  public func read(_ file: Descriptor, into buffer: UnsafeMutableRawBufferPointer, at offset: Int64)
    throws(SystemCallError) -> Int
  {
    let capacity = buffer.count
    let bytes = try with("read") { (state) throws(SystemCallErrno) -> [UInt8] in
      Array((state.nodes[try state.node(file)]?.data ?? []).dropFirst(Int(offset)).prefix(capacity))
    }
    buffer.copyBytes(from: bytes)
    return bytes.count
  }

  /// Writes; not on stable storage before a sync.
  public func write(_ file: Descriptor, _ bytes: UnsafeRawBufferPointer, at offset: Int64)
    throws(SystemCallError) -> Int
  {
    let bytes = Array(bytes)
    return try with("write") { (state) throws(SystemCallErrno) in
      let node = try state.node(file)
      let now = state.tick()
      state.nodes[node]?.change(.write(offset: Int(offset), bytes: bytes), at: now)
      return bytes.count
    }
  }

  /// Cuts a file off, or extends it with zeros.
  public func truncate(_ file: Descriptor, to size: Int64) throws(SystemCallError) {
    try with("ftruncate") { (state) throws(SystemCallErrno) in
      let node = try state.node(file)
      let now = state.tick()
      state.nodes[node]?.change(.resize(Int(size)), at: now)
    }
  }

  /// Extends a file with zeros.
  public func allocate(_ file: Descriptor, at offset: Int64, length: Int64) throws(SystemCallError) {
    try with("fallocate") { (state) throws(SystemCallErrno) in
      let node = try state.node(file)
      let now = state.tick()
      if Int(offset + length) > state.nodes[node]?.data.count ?? 0 {
        state.nodes[node]?.change(.resize(Int(offset + length)), at: now)
      }
    }
  }

  /// The status of an open file.
  public func status(of file: Descriptor) throws(SystemCallError) -> FileStatus {
    try with("fstat") { (state) throws(SystemCallErrno) in try state.status(try state.node(file)) }
  }

  /// The status of a name.
  public func status(of name: FileName, in directory: Descriptor) throws(SystemCallError) -> FileStatus {
    try with("stat", name.description) { (state) throws(SystemCallErrno) in
      try state.status(try state.lookUp(name, in: directory))
    }
  }

  /// There is one mount.
  public func mount(of file: Descriptor) throws(SystemCallError) -> UInt64 { 1 }

  /// Whether anybody has opened the file in a mode that writes.
  public func hasWriter(_ file: Descriptor) throws(SystemCallError) -> Bool? {
    try with("fcntl") { (state) throws(SystemCallErrno) in
      let node = try state.node(file)
      return state.opened.values.contains { $0.node == node && $0.isWriter }
    }
  }

  /// Whether there is another opening of the file.
  public func isOpenElsewhere(_ file: Descriptor) throws(SystemCallError) -> Bool? {
    try with("fcntl") { (state) throws(SystemCallErrno) in
      let node = try state.node(file)
      return state.opened.contains { $0.value.node == node && $0.key != file }
    }
  }

  /// The names as they are now, oldest first.
  public func entries(of directory: Descriptor) throws(SystemCallError) -> any DirectoryEntries {
    let names = try with("opendir") { (state) throws(SystemCallErrno) -> [FileName] in
      // In an order of its own, and the same each time.
      let node = try state.node(directory)
      return (state.nodes[node]?.entries ?? [:]).sorted { $0.value < $1.value }.map(\.key)
    }
    return MemoryDirectoryEntries(names)
  }

  /// Makes a file's data stable.
  public func syncData(_ file: Descriptor) throws(SystemCallError) {
    try with("fdatasync") { (state) throws(SystemCallErrno) in state.makeStable(try state.node(file)) }
  }

  /// Makes a file's data, or the names in a directory, stable.
  public func sync(_ file: Descriptor) throws(SystemCallError) {
    try with("fsync") { (state) throws(SystemCallErrno) in state.makeStable(try state.node(file)) }
  }

  /// Makes everything stable.
  public func syncFileSystem(_ file: Descriptor) throws(SystemCallError) {
    try with("syncfs") { (state) throws(SystemCallErrno) in
      _ = try state.node(file)
      for change in state.nameChanges { change.apply(to: &state.nodes) }
      state.nameChanges = []
      for number in state.nodes.keys { state.nodes[number]?.makeDataStable() }
    }
  }

  /// Locks a file for this opening of it.
  public func lock(_ file: Descriptor) throws(SystemCallError) {
    try with("flock") { (state) throws(SystemCallErrno) in
      let node = try state.node(file)
      if let holder = state.locks[node], holder != file { throw SystemCallErrno(EWOULDBLOCK) }
      state.locks[node] = file
    }
  }

  /// There are none: always ENOSYS.
  public func openNotifications() throws(SystemCallError) -> Descriptor {
    throw SystemCallError("inotify_init", "", errno: ENOSYS)
  }

  /// There are none: always ENOSYS.
  public func notify(_ notifications: Descriptor, of path: String) throws(SystemCallError) -> Int32 {
    throw SystemCallError("inotify_add_watch", path, errno: ENOSYS)
  }
}

extension MemoryFileSystem.State {
  /// What an fsync does: a file's data, a directory's names.
  mutating func makeStable(_ number: UInt64) {
    if nodes[number]?.isDirectory == true {
      for change in nameChanges where change.touches(number) { change.apply(to: &nodes) }
      nameChanges.removeAll { $0.touches(number) }
    } else {
      nodes[number]?.makeDataStable()
    }
  }
}

private final class MemoryDirectoryEntries: DirectoryEntries {
  private var names: ArraySlice<FileName>

  init(_ names: [FileName]) { self.names = names[...] }

  func next() throws(SystemCallError) -> FileName? { names.popFirst() }
}
