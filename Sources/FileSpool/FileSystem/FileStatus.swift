/// What the kernel says of a file.
public struct FileStatus: Sendable, Hashable {
  /// What a directory entry can be.
  public enum Kind: String, Sendable, Hashable {
    case regular = "a regular file"
    case directory = "a directory"
    case symbolicLink = "a symbolic link"
    case pipe = "a named pipe"
    case socket = "a socket"
    case device = "a device"
    case other = "no file that this runtime knows"
  }

  /// What it is.
  public var kind: Kind
  /// Number of the device it lies on.
  public var device: UInt64
  /// What tells this file from another one under the same name.
  public var identity: FileIdentity
  /// Permission bits.
  public var permissions: UInt32
  /// Number of the user who owns it.
  public var owner: UInt32
  /// Number of names that it has.
  public var links: UInt32

  /// A status of its parts.
  public init(kind: Kind, device: UInt64, identity: FileIdentity, permissions: UInt32, owner: UInt32, links: UInt32) {
    self.kind = kind
    self.device = device
    self.identity = identity
    self.permissions = permissions
    self.owner = owner
    self.links = links
  }

  /// Whether no other user can change the file, it has no second name, and it can be told from every other one.
  func isOursAlone(_ user: UInt32) -> Bool {
    owner == user && permissions & 0o022 == 0 && links == 1 && identity.born != 0
  }

  /// The size in bytes.
  public var size: Int { Int(identity.size) }
}
