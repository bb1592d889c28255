#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What a dispatcher and its workers hold and do while there is nothing to do. Read from procfs: zeros elsewhere.
struct Idleness {
  /// Proportional set size of all of them together, in millions of bytes.
  private(set) var megabytes = 0.0
  private(set) var processes = 0
  /// How often any of their threads was put on a processor in five seconds.
  private(set) var wakeups = 0

  init(of dispatcher: Int32) {
    sleep(1)
    let all = [dispatcher] + Self.children(of: dispatcher)
    processes = all.count
    for pid in all {
      for line in Self.file("/proc/\(pid)/smaps_rollup").split(separator: "\n") where line.hasPrefix("Pss:") {
        megabytes += (Double(line.dropFirst(4).split(separator: " ").first ?? "") ?? 0) * 1024 / 1e6
      }
    }
    let before = all.map(Self.switches).reduce(0, +)
    sleep(5)
    wakeups = all.map(Self.switches).reduce(0, +) - before
  }

  private static func children(of pid: Int32) -> [Int32] {
    names(in: "/proc/\(pid)/task").flatMap { task in
      file("/proc/\(pid)/task/\(task)/children").split(separator: " ").compactMap { Int32($0) }
    }
  }

  private static func switches(of pid: Int32) -> Int {
    names(in: "/proc/\(pid)/task").reduce(0) { sum, task in
      sum
        + file("/proc/\(pid)/task/\(task)/status").split(separator: "\n").filter { $0.contains("ctxt_switches") }
        .compactMap { $0.split(separator: "\t").last.flatMap { Int($0) } }.reduce(0, +)
    }
  }

  private static func names(in directory: String) -> [String] {
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

  private static func file(_ path: String) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1 << 14)
    let count = read(descriptor, &bytes, bytes.count)
    return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : ""
  }
}
