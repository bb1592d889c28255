import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A process that holds a lock until it is ended, as the worker of a dead dispatcher does.
final class Orphan {
  let pid: Int32
  let startTime: UInt64

  init(lock: String?) throws {
    var words = ["sleep", "600"]
    if let lock { words = ["flock", "--no-fork", lock] + words }
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var pid: pid_t = 0
    try #require(posix_spawnp(&pid, words[0], nil, nil, &arguments, environ) == 0)
    self.pid = pid
    startTime = try #require(Self.startTime(of: pid))
    for _ in 0..<500 where lock != nil && Self.isFree(lock!) { usleep(10_000) }
  }

  func end() {
    kill(pid, SIGKILL)
    waitpid(pid, nil, 0)
  }

  /// Whether it ends, looked at again and again for so many milliseconds.
  func hasEnded(within milliseconds: Int) -> Bool {
    for _ in 0...(milliseconds / 10) {
      if waitpid(pid, nil, WNOHANG) == pid { return true }
      usleep(10_000)
    }
    return false
  }

  private static func isFree(_ path: String) -> Bool { Shell.run("flock -n '\(path)' true") == 0 }

  private static func startTime(of pid: Int32) -> UInt64? {
    guard let file = fopen("/proc/\(pid)/stat", "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 1024)
    guard fgets(&line, 1024, file) != nil else { return nil }
    let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return text.split(separator: ")").last.flatMap { UInt64($0.split(separator: " ")[19]) }
  }
}

extension TemporaryDirectory {
  /// Device and inode, as the list of processes has them.
  var place: String {
    var status = stat()
    return stat(path, &status) == 0 ? "\(UInt64(status.st_dev)):\(UInt64(status.st_ino))" : ""
  }

  /// The machine's boot id.
  static var bootID: String {
    guard let file = fopen("/proc/sys/kernel/random/boot_id", "r") else { return "" }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 64)
    guard fgets(&line, 64, file) != nil else { return "" }
    return String(decoding: line.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
