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

  /// The most memory that a process has had resident, in millions of bytes; nil: it has ended, or there is no procfs.
  static func peakMemory(of pid: Int32) -> Double? {
    kilobytes("VmHWM:", in: "/proc/\(pid)/status").map { $0 * 1024 / 1e6 }
  }

  /// A figure of procfs, by the label at the beginning of its line.
  static func kilobytes(_ label: String, in path: String) -> Double? {
    for line in text(path).split(separator: "\n") where line.hasPrefix(label) {
      return line.dropFirst(label.count).split(whereSeparator: { $0 == " " || $0 == "\t" }).first.flatMap { Double($0) }
    }
    return nil
  }

  /// The names in a directory that do not start with a dot; none if it cannot be read.
  static func names(in directory: String) -> [String] {
    var names: [String] = []
    forEachName(in: directory) { names.append($0) }
    return names
  }

  /// Each name in a directory that does not start with a dot, in the directory's order.
  static func forEachName(in directory: String, _ body: (String) -> Void) {
    forEachEntry(in: directory) { body(String(cString: $0)) }
  }

  /// How many names in a directory do not start with a dot.
  static func count(in directory: String) -> Int {
    var count = 0
    forEachEntry(in: directory) { _ in count += 1 }
    return count
  }

  private static func forEachEntry(in directory: String, _ body: (UnsafePointer<CChar>) -> Void) {
    guard let stream = opendir(directory) else { return }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { name in
          if name[0] != CChar(UInt8(ascii: ".")) { body(name) }
        }
      }
    }
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
