// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is public here is documented by the protocol that asks for it.

public import FileSpool

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension MemoryFileSystem {
  /// Renames; not on stable storage before one of the directories is synced.
  public func rename(
    _ name: FileName, in directory: Descriptor, to newName: FileName, in newDirectory: Descriptor, replacing: Bool
  ) throws(SystemCallError) {
    try with("rename", "\(name) to \(newName)") { (state) throws(SystemCallErrno) in
      let (parent, last) = try state.resolve(name, in: directory)
      let (newParent, newLast) = try state.resolve(newName, in: newDirectory)
      guard let node = state.nodes[parent]?.entries[last] else { throw SystemCallErrno(ENOENT) }
      if let other = state.nodes[newParent]?.entries[newLast] {
        if !replacing { throw SystemCallErrno(EEXIST) }
        if other == node { return }
      }
      state.add(node, as: newLast, in: newParent, removing: .init(directory: parent, name: last, node: node))
      state.touch(parent)
      let now = state.tick()
      state.nodes[node]?.changed = now
    }
  }

  /// Removes a name; not on stable storage before its directory is synced.
  public func unlink(_ name: FileName, in directory: Descriptor) throws(SystemCallError) {
    try remove("unlink", name, directory) { (node) throws(SystemCallErrno) in
      if node.isDirectory { throw SystemCallErrno(EISDIR) }
    }
  }

  /// Removes an empty directory.
  public func removeDirectory(_ name: FileName, in directory: Descriptor) throws(SystemCallError) {
    try remove("rmdir", name, directory) { (node) throws(SystemCallErrno) in
      if !node.isDirectory { throw SystemCallErrno(ENOTDIR) }
      if !node.entries.isEmpty { throw SystemCallErrno(ENOTEMPTY) }
    }
  }

  private func remove(
    _ call: String, _ name: FileName, _ directory: Descriptor, _ check: (MemoryNode) throws(SystemCallErrno) -> Void
  ) throws(SystemCallError) {
    try with(call, name.description) { (state) throws(SystemCallErrno) in
      let (parent, last) = try state.resolve(name, in: directory)
      guard let number = state.nodes[parent]?.entries[last], let node = state.nodes[number] else {
        throw SystemCallErrno(ENOENT)
      }
      try check(node)
      state.nodes[parent]?.entries[last] = nil
      state.touch(parent)
      state.nameChanges.append(MemoryNameChange(removed: .init(directory: parent, name: last, node: number)))
    }
  }

  /// Makes a directory; not on stable storage before the one above is synced.
  public func makeDirectory(_ name: FileName, in directory: Descriptor?, permissions: UInt32) throws(SystemCallError) {
    try with("mkdir", name.description) { (state) throws(SystemCallErrno) in
      let (parent, last) = try state.resolve(name, in: directory)
      if last == "." || state.nodes[parent]?.entries[last] != nil { throw SystemCallErrno(EEXIST) }
      _ = state.make(last, in: parent, isDirectory: true, permissions: permissions)
    }
  }
}
