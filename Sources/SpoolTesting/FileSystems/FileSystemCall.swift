/// A call that a ``FaultyFileSystem`` saw.
public struct FileSystemCall: Sendable, Hashable, CustomStringConvertible {
  /// Its place in the order of all calls, from 1.
  public var number: Int
  /// The system call's name.
  public var name: String
  /// What it was made for.
  public var path: String

  /// The call as a line of a log.
  public var description: String { "#\(number) \(name) \(path)" }
}
