import IntentCore

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the system says of a process.
enum ProcessFacts {
  /// Resident memory in bytes; 0 where the system does not say (no procfs).
  static func residentMemory(of pid: Int32) -> Int {
    // statm: size resident shared ..., in pages.
    let fields = file("/proc/\(pid)/statm").split(separator: " ")
    guard fields.count > 1, let pages = Int(fields[1]) else { return 0 }
    return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
  }

  /// The start of a small file; empty if it cannot be read.
  static func file(_ path: String) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    return String(unsafeUninitializedCapacity: 4096) { max(0, read(descriptor, $0.baseAddress, $0.count)) }
  }
}
