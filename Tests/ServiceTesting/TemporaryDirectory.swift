#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A directory of a test's own, which goes when the last reference does.
public final class TemporaryDirectory: Sendable {
  /// Its absolute path.
  public let path: String

  /// Makes an empty one.
  public init() {
    var template = Array("/tmp/intent-test.XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)) }
  }

  deinit {
    Self.remove(path)
  }

  /// The names in one of its directories, sorted; none if it does not exist.
  public func names(in directory: String = "") -> [String] {
    guard let stream = opendir(path + "/" + directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = Self.name(of: entry)
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The bytes of a file in it.
  public func contents(_ name: String) -> [UInt8] {
    guard let file = fopen(path + "/" + name, "r") else { return [] }
    defer { fclose(file) }
    var contents: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { contents += buffer[..<count] }
    return contents
  }

  /// Writes a file in it, executable if asked for.
  public func write(_ name: String, _ text: String, mode: UInt32 = 0o600) {
    guard let file = fopen(path + "/" + name, "w") else { return }
    fputs(text, file)
    fclose(file)
    chmod(path + "/" + name, mode_t(mode))
  }

  /// Makes a directory in it.
  public func makeDirectory(_ name: String) { mkdir(path + "/" + name, 0o700) }

  /// Makes a symbolic link in it.
  public func link(_ name: String, to target: String) -> Bool { symlink(target, path + "/" + name) == 0 }

  /// Renames a file in it.
  public func move(_ name: String, to other: String) { rename(path + "/" + name, path + "/" + other) }

  /// Removes a file in it, or a directory with all that it holds.
  public func remove(_ name: String) { Self.remove(path + "/" + name) }

  /// The permission bits of a file in it.
  public func mode(_ name: String) -> UInt32 {
    var status = stat()
    return stat(path + "/" + name, &status) == 0 ? UInt32(status.st_mode & 0o7777) : 0
  }

  private static func remove(_ path: String) {
    if unlink(path) == 0 || errno == ENOENT { return }
    guard let stream = opendir(path) else { return }
    var names: [String] = []
    while let entry = readdir(stream) { names.append(name(of: entry)) }
    closedir(stream)
    for name in names where name != "." && name != ".." { remove(path + "/" + name) }
    rmdir(path)
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
    withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) { String(cString: $0) }
    }
  }
}
