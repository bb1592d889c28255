import FileSpool

/// A change of names that is not on stable storage: a new file or directory, a rename, an unlink. Kept or lost whole.
struct MemoryNameChange {
  struct Entry {
    var directory: UInt64
    var name: FileName
    var node: UInt64
  }

  var removed: Entry?
  var added: Entry?

  func touches(_ directory: UInt64) -> Bool { removed?.directory == directory || added?.directory == directory }

  /// Carries it out on stable storage, as far as what it removes is there.
  func apply(to nodes: inout [UInt64: MemoryNode]) {
    if let removed, nodes[removed.directory]?.stableEntries[removed.name] == removed.node {
      nodes[removed.directory]?.stableEntries[removed.name] = nil
    }
    if let added { nodes[added.directory]?.stableEntries[added.name] = added.node }
  }
}
