#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Directories that services keep their files in.
public enum ServiceDirectory {
  /// The absolute path of a configured directory: one that is not absolute lies under the data directory, and may not
  /// leave it.
  public static func resolve(_ path: String, under dataDirectory: String) throws(ServiceError) -> String {
    guard !path.utf8.contains(0) else { throw ServiceError("the directory \"\(path)\" contains a NUL character") }
    if path.hasPrefix("/") { return path }
    // One part, by far the most common path, needs none of what takes a path apart.
    if !path.isEmpty, !path.utf8.contains(UInt8(ascii: "/")), !path.hasPrefix(".") { return dataDirectory + "/" + path }
    let parts = path.split(separator: "/").filter { $0 != "." }
    guard !parts.contains(".."), !parts.isEmpty else {
      throw ServiceError("the directory \"\(path)\" leaves the data directory: give an absolute path if that is meant")
    }
    return dataDirectory + "/" + parts.joined(separator: "/")
  }

  /// Makes a directory and those above it, with access for the owner only (0700), and syncs what it made. One that
  /// exists keeps its mode.
  public static func create(_ path: String) throws(ServiceError) {
    if mkdir(path, 0o700) == 0 { return sync(parent(of: path)) }
    switch errno {
    case EEXIST:
      var status = stat()
      guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
        throw ServiceError("\(path) is no directory: move it away")
      }
    case ENOENT where parent(of: path) != path:
      try create(parent(of: path))
      try create(path)
    default:
      throw ServiceError("\(path) cannot be made: \(String(cString: strerror(errno)))")
    }
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
    return String(path[..<slash])
  }

  /// Makes the names in a directory survive a power cut. Best effort: a file system that cannot sync a directory keeps its entries in order by itself or not at all.
  public static func sync(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = fsync(descriptor)
    _ = close(descriptor)
  }
}
