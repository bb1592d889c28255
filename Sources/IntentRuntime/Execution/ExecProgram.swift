internal import IntentModel

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Finds the program of an exec handler.
enum ExecProgram {
  /// The file that would be executed: a path starts at the directory, and so does a bare name of a file there; any other
  /// bare name is looked up in PATH.
  ///
  /// - Throws: `load_failed` if there is none, or somebody else could change it.
  static func locate(_ name: String, in directory: String) throws(IntentError) -> String {
    guard !name.isEmpty else {
      throw IntentError(
        .loadFailed, "an exec handler has no program: exec takes a list, as in [\"python3\", \"handler.py\"]")
    }
    let isPath = name.contains("/") || access("\(directory)/\(name)", F_OK) == 0
    return isPath ? try file(at: name, in: directory) : try file(named: name, else: directory)
  }

  /// Checks what an interpreter is given to execute: the first argument that is no option, where it names a file.
  ///
  /// - Throws: `load_failed` if somebody else could change it.
  static func checkScript(_ arguments: [String], in directory: String) throws(IntentError) {
    guard let name = arguments.dropFirst().first(where: { !$0.hasPrefix("-") }) else { return }
    guard let real = realpath(name.hasPrefix("/") ? name : "\(directory)/\(name)", nil) else { return }
    defer { free(real) }
    let script = String(cString: real)
    var status = stat()
    guard stat(script, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
    try FileTrust.check(script, what: "the program")
  }

  /// Where bare names are looked up.
  static var searchPath: String { getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin" }

  private static func file(at path: String, in directory: String) throws(IntentError) -> String {
    let path = path.hasPrefix("/") ? path : "\(directory)/\(path.drop(prefix: "./"))"
    guard let real = realpath(path, nil) else {
      throw IntentError(
        .loadFailed,
        "the program \(path) cannot be found: \(systemMessage(errno)): put it there, or correct the entry's exec")
    }
    defer { free(real) }
    // What a link leads to is what would be executed.
    let program = String(cString: real)
    try FileTrust.check(program, what: "the program")
    return program
  }

  private static func file(named name: String, else directory: String) throws(IntentError) -> String {
    let path = searchPath
    for directory in path.split(separator: ":") where directory.hasPrefix("/") {
      if access("\(directory)/\(name)", X_OK) == 0 { return "\(directory)/\(name)" }
    }
    throw IntentError(
      .loadFailed,
      "the program \(name) is neither in \(directory) nor in a directory of PATH (\(path)): put it there or install it")
  }
}

extension String {
  /// The text after a prefix, which may be there or not.
  fileprivate func drop(prefix: String) -> Substring { hasPrefix(prefix) ? dropFirst(prefix.count) : self[...] }
}
