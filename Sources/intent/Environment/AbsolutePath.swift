#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Paths that stay right whoever reads them, whatever its working directory.
enum AbsolutePath {
  /// The path, seen from the working directory if it is relative. Nothing need exist.
  static func of(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    guard let directory = getcwd(nil, 0) else { return path }
    defer { free(directory) }
    let base = String(cString: directory)
    return base == "/" ? "/\(path)" : "\(base)/\(path)"
  }

  /// The path without links and detours; nil: there is nothing there, or it cannot be told (errno says why).
  static func real(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// The directory that a path is in.
  static func folder(of path: String) -> String {
    var path = path[...]
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// What stands behind the last slash.
  static func name(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
