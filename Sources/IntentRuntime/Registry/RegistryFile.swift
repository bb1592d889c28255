public import IntentCore

/// The registry as a file.
public enum RegistryFile {
  /// Reads and checks it.
  ///
  /// - Throws: everything that is wrong with it, or that it cannot be read.
  public static func read(_ path: String) throws(RegistryError) -> Registry {
    try Registry(bytes(path))
  }

  /// Its bytes, if it is a file that nobody but its owner (root or this user) may write: whoever writes the registry
  /// says what is executed.
  public static func bytes(_ path: String) throws(RegistryError) -> [UInt8] {
    try OpenRegistry(path).bytes()
  }

  /// Its name in that folder.
  static func name(of path: String) -> String {
    String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
  }

  /// The folder it is in.
  public static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
