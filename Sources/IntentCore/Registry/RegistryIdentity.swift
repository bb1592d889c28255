/// What tells one content of a registry's file from another without reading it.
///
/// Whoever changes a file moves its `changed` time (ctime), which nobody can set; so two equal identities are one content,
/// if the first was taken when the last change was longer ago than the file system's clock is coarse.
public struct RegistryIdentity: Sendable, Hashable {
  /// The file system's number.
  public var device: UInt64
  /// The file's number.
  public var inode: UInt64
  /// Its size in bytes.
  public var size: UInt64
  /// When its content was last written, in nanoseconds since 1970, by whoever last set it.
  public var modified: Int64
  /// When anything about it last changed, in nanoseconds since 1970, by the system's clock.
  public var changed: Int64

  /// An identity from its parts.
  public init(device: UInt64, inode: UInt64, size: UInt64, modified: Int64, changed: Int64) {
    self.device = device
    self.inode = inode
    self.size = size
    self.modified = modified
    self.changed = changed
  }

  /// Whether the file has been left alone for so long that a later change cannot have the same times: the coarsest clock of
  /// a file system in use ticks every 2 s. A time still to come (the clock was set back) says no.
  public func isSettled(at now: Int64) -> Bool { now - max(modified, changed) >= 2_000_000_000 }
}
