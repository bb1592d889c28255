import Testing

@testable import IntentRuntime

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The metrics file: whole, for everybody to read, and nobody else's doing.
@Suite struct MetricsFileTests {
  private func permissions(_ path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
  }

  @Test func itIsReplacedAsAWholeAndEverybodyMayReadIt() throws {
    let directory = try TemporaryDirectory()
    let file = MetricsFile(path: directory.path + "/metrics/intent.prom")
    #expect(file.read() == nil)
    let before = umask(0o077)
    defer { umask(before) }
    try file.replace(with: "one\n")
    let path = directory.path + "/metrics"
    #expect(permissions(path) == 0o755)
    #expect(permissions(path + "/intent.prom") == 0o644)
    let reader = open(path + "/intent.prom", O_RDONLY)
    defer { close(reader) }
    try file.replace(with: "two\n")
    #expect(file.read() == "two\n")
    // Who has the old one open reads the old one.
    var bytes = [UInt8](repeating: 0, count: 16)
    #expect(read(reader, &bytes, 16) == 4)
    #expect(bytes.starts(with: Array("one\n".utf8)))
  }

  @Test func whatADeadDispatcherLeftIsInNobodysWay() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path + "/metrics"
    mkdir(path, 0o755)
    // Not a draft of ours, but a trick: what it points to is left alone.
    symlink(directory.path + "/victim", path + "/.intent.prom.new")
    try MetricsFile(path: path + "/intent.prom").replace(with: "x\n")
    #expect(TextFile.read(path + "/intent.prom") == "x\n")
    #expect(access(directory.path + "/victim", F_OK) != 0)
    #expect(access(path + "/.intent.prom.new", F_OK) != 0)
  }

  private func message(_ path: String) -> String {
    do throws(MetricsError) {
      try MetricsFile(path: path).replace(with: "x\n")
      return "nothing"
    } catch {
      return error.description
    }
  }

  @Test func whatIsWrongIsTold() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path
    symlink("/tmp", path + "/link")
    close(open(path + "/file", O_CREAT | O_WRONLY, 0o644))
    mkdir(path + "/open", 0o755)
    chmod(path + "/open", 0o777)
    mkdir(path + "/taken", 0o755)
    mkdir(path + "/taken/intent.prom", 0o755)
    mkdir(path + "/taken2", 0o755)
    mkdir(path + "/taken2/.intent.prom.new", 0o755)
    #expect(message(path + "/link/intent.prom").contains("link is no directory of its own"))
    #expect(message(path + "/file/intent.prom").contains("file is no directory of its own"))
    #expect(message(path + "/open/intent.prom").contains("chmod o-w \(path)/open"))
    #expect(message(path + "/taken/intent.prom").contains("cannot replace \(path)/taken/intent.prom: "))
    #expect(message(path + "/taken2/intent.prom").contains("cannot remove \(path)/taken2/.intent.prom.new: "))
    #expect(
      message(path + "/none/metrics/intent.prom").contains("cannot make the directory \(path)/none/metrics: No such"))
    #expect(message("/dev/full/x").contains("/dev/full is no directory of its own"))
  }

  @Test func somebodyElsesDirectoryIsNotWrittenTo() throws {
    guard geteuid() == 0 else { return }
    let directory = try TemporaryDirectory()
    mkdir(directory.path + "/metrics", 0o755)
    chown(directory.path + "/metrics", 65_534, 65_534)
    #expect(message(directory.path + "/metrics/intent.prom").contains("belongs to another user"))
    #expect(MetricsFile(path: directory.path + "/metrics/intent.prom").read() == nil)
  }
}
