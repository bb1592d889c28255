/// A file that was written.
public struct StoredFile: Codable, Sendable, Hashable {
  /// Its absolute path, for people.
  public var path: String
  /// Its size.
  public var bytes: Int

  /// A file from its parts.
  public init(path: String, bytes: Int) {
    self.path = path
    self.bytes = bytes
  }
}
