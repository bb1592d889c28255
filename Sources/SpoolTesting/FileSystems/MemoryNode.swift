import FileSpool

/// A file or directory of a ``MemoryFileSystem``: what it is now, and what of it a power cut would leave.
struct MemoryNode {
  /// A change of a file's data that is not on stable storage.
  enum Change {
    case write(offset: Int, bytes: [UInt8])
    case resize(Int)

    func apply(to data: inout [UInt8]) {
      switch self {
      case .write(let offset, let bytes):
        if data.count < offset + bytes.count {
          data.append(contentsOf: repeatElement(0, count: offset + bytes.count - data.count))
        }
        data.replaceSubrange(offset..<(offset + bytes.count), with: bytes)
      case .resize(let size):
        if size <= data.count {
          data.removeSubrange(size...)
        } else {
          data.append(contentsOf: repeatElement(0, count: size - data.count))
        }
      }
    }
  }

  var isDirectory: Bool
  var data: [UInt8] = []
  var entries: [FileName: UInt64] = [:]
  var born: Int64
  var modified: Int64
  var changed: Int64
  var permissions: UInt32

  /// What is on stable storage.
  var stableData: [UInt8] = []
  var stableEntries: [FileName: UInt64] = [:]
  /// What is not yet, in order.
  var unstable: [Change] = []

  init(isDirectory: Bool, born: Int64, permissions: UInt32) {
    self.isDirectory = isDirectory
    (self.born, modified, changed) = (born, born, born)
    self.permissions = permissions
  }

  mutating func change(_ change: Change, at time: Int64) {
    change.apply(to: &data)
    unstable.append(change)
    modified = time
    changed = time
  }

  mutating func makeDataStable() {
    stableData = data
    unstable = []
  }
}
