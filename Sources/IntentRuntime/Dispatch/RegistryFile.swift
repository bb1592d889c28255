public import IntentCore

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

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
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw problem("cannot read the registry \(path): \(String(cString: strerror(errno))); name one with --registry")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw problem("the registry \(path) is not a regular file")
    }
    guard status.st_mode & S_IWOTH == 0 else {
      throw problem("the registry \(path) may be written by everybody; mend it with: chmod o-w \(path)")
    }
    guard status.st_uid == 0 || status.st_uid == geteuid() else {
      throw problem("the registry \(path) belongs to another user; mend it with: chown \(geteuid()) \(path)")
    }
    try checkFolder(of: path)
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var count = 0
    while count < bytes.count {
      let more = bytes.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress! + count, $0.count - count, off_t(count))
      }
      guard more > 0 else { throw problem("the registry \(path) could not be read to its end") }
      count += more
    }
    return bytes
  }

  /// Whoever may write to the folder may put another registry in this one's place, and programs beside it.
  private static func checkFolder(of path: String) throws(RegistryError) {
    let folder = folder(of: path)
    var status = stat()
    guard stat(folder, &status) == 0 else {
      throw problem("cannot look at \(folder), where the registry is: \(String(cString: strerror(errno)))")
    }
    // In a sticky directory everybody may add files, and nobody may replace those of others.
    if status.st_mode & (S_IWOTH | S_ISVTX) == S_IWOTH {
      throw problem(
        "the registry's folder \(folder) may be written by everybody, who could replace the registry; mend it with: "
          + "chmod o-w \(folder)")
    }
  }

  /// The folder it is in.
  public static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func problem(_ message: String) -> RegistryError {
    RegistryError([RegistryProblem(path: "", line: 0, message: message)])
  }
}
