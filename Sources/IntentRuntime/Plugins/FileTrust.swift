internal import IntentModel

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Whether a file may be executed by the runtime: nobody but root and the user it runs as may be able to change it.
enum FileTrust {
  /// Checks a library or program, and the directory it lies in.
  ///
  /// - Throws: `load_failed` with what is wrong and the command that mends it.
  static func check(_ path: String, what: String) throws(IntentError) {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      let advice = errno == ENOENT ? "build it, or name the directory it is in with --plugins" : "look at the path"
      throw failure("\(what) \(path) cannot be opened: \(systemMessage(errno)): \(advice)")
    }
    if status.st_mode & S_IFMT == S_IFLNK {
      throw failure("\(what) \(path) is a symbolic link, which could be turned elsewhere: put the file itself there")
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw failure("\(what) \(path) is no regular file") }
    try check(path, status, what)
    try checkDirectory(parent(of: path))
  }

  /// Checks a directory that libraries or programs lie in. It may be reached through symbolic links.
  static func checkDirectory(_ path: String) throws(IntentError) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw failure("the directory \(path) cannot be read: \(systemMessage(errno))")
    }
    try check(path, status, "the directory")
  }

  private static func check(_ path: String, _ status: stat, _ what: String) throws(IntentError) {
    if status.st_mode & S_IWOTH != 0 {
      throw failure(
        "\(what) \(path) can be changed by everybody, so nothing is loaded from it: chmod o-w \(quoted(path))")
    }
    let user = geteuid()
    guard status.st_uid == 0 || status.st_uid == user else {
      throw failure(
        "\(what) \(path) belongs to the user \(status.st_uid), who could change it, so nothing is loaded from it: "
          + "chown \(user) \(quoted(path))")
    }
  }

  private static func failure(_ message: String) -> IntentError { IntentError(.loadFailed, message) }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A path as a shell takes it.
  private static func quoted(_ path: String) -> String {
    let isPlain = path.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        || (UInt8(ascii: "-")...UInt8(ascii: "9")).contains(byte)
        || byte == UInt8(ascii: "_")
    }
    return isPlain
      ? path : "'" + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}

/// What the system calls an error number.
func systemMessage(_ number: Int32) -> String { String(cString: strerror(number)) }
