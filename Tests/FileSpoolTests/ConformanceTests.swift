import FileSpool
import IntentCore
import IntentModel
import SpoolTesting
import Testing

@Suite("The file spool is a spool")
struct ConformanceTests {
  @Test(arguments: SpoolConformance.checks)
  func onDisk(_ check: SpoolConformance.Check) throws {
    let directory = TemporaryDirectory()
    try check.run { clock in try Self.make(directory.path, clock, POSIXFileSystem()) }
  }

  @Test(arguments: SpoolConformance.checks)
  func withoutNotifications(_ check: SpoolConformance.Check) throws {
    let directory = TemporaryDirectory()
    let deaf = FaultyFileSystem { $0.name == "inotify_init" ? .fail(38) : nil }
    try check.run { clock in try Self.make(directory.path, clock, deaf) }
  }

  @Test(arguments: SpoolConformance.checks)
  func withoutSyncs(_ check: SpoolConformance.Check) throws {
    let directory = TemporaryDirectory()
    try check.run { clock in try Self.make(directory.path, clock, POSIXFileSystem(), .process) }
  }

  private static func make(
    _ path: String, _ clock: TestClock, _ system: any FileSystem, _ durability: Durability = .power
  ) throws -> FileSpool {
    var options = FileSpoolOptions()
    options.clock = clock
    options.fileSystem = system
    options.durability = durability
    options.pollInterval = 5
    let spool = try FileSpool.open(at: path, options: options)
    _ = try spool.recover()
    return spool
  }
}
