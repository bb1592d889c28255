/// What tells a file from another one, or from itself after somebody wrote to it.
public struct FileIdentity: Sendable, Hashable {
  /// Number of the file within its file system. Used again once the file is gone.
  public var inode: UInt64
  /// Size in bytes.
  public var size: Int64
  /// Time of the last change of its contents, in nanoseconds since 1970.
  public var modified: Int64
  /// Time of the last change of anything about it, a rename included, in nanoseconds since 1970.
  public var changed: Int64
  /// Time at which the inode was taken into use, in nanoseconds since 1970; 0: the file system does not tell.
  public var born: Int64

  /// An identity of its parts.
  public init(inode: UInt64, size: Int64, modified: Int64, changed: Int64, born: Int64) {
    self.inode = inode
    self.size = size
    self.modified = modified
    self.changed = changed
    self.born = born
  }

  /// Whether it is known to be the same file, whatever has been written to it since.
  public func isSameFile(as other: FileIdentity) -> Bool { inode == other.inode && born == other.born && born != 0 }

  /// Whether it is the same file with the same contents; it may have been renamed.
  public func isSameContent(as other: FileIdentity) -> Bool {
    inode == other.inode && size == other.size && modified == other.modified
  }
}
