#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the benchmark reads of directories and of procfs.
enum Files {
  /// The processes that one has started. Nobody's where there is no procfs.
  static func children(of pid: Int32) -> [Int32] {
    names(in: "/proc/\(pid)/task").flatMap { task in
      text("/proc/\(pid)/task/\(task)/children").split(separator: " ").compactMap { Int32($0) }
    }
  }

  /// The names in a directory that do not start with a dot; none if it cannot be read.
  static func names(in directory: String) -> [String] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }

  /// A small file's text; empty if it cannot be read.
  static func text(_ path: String) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1 << 14)
    let count = read(descriptor, &bytes, bytes.count)
    return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : ""
  }
}
