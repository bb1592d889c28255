public import IntentModel

/// How a file spool behaves. The defaults are those that are documented.
public struct FileSpoolOptions: Sendable {
  /// What the promises survive.
  public var durability = Durability.power
  /// The largest drop that is read, in bytes.
  public var maximumJobSize = 1 << 20
  /// How long a drop that does not parse is left alone after its last change, in milliseconds.
  public var settle: Int64 = 1000
  /// How many jobs that wait for a claim are kept in memory.
  public var windowJobs = 4096
  /// How many bytes these may have together; what is over is read later.
  public var windowBytes = 32 << 20
  /// Time between two looks through `pending/`, in milliseconds.
  public var scanInterval: Int64 = 60_000
  /// The same where the kernel tells no changes.
  public var pollInterval: Int64 = 1000
  /// How many bytes of journal are reserved ahead.
  public var journalReserve: Int64 = 8 << 20
  /// The size at which a journal is ended, in bytes.
  public var checkpointSize: Int64 = 128 << 20
  /// Whether checkpoints sync the file system on a thread of their own, or on the one that happens to need one.
  public var syncsInBackground = true
  /// How long the workers of a dead dispatcher get to notice before they are ended, in milliseconds.
  public var patience = 2000
  /// The machine's boot; nil: what the kernel says.
  public var bootID: String?
  /// Where the time comes from.
  public var clock: any RuntimeClock = SystemClock()
  /// The calls to the file system.
  public var fileSystem: any FileSystem = POSIXFileSystem()
  /// Told what became of files that are no jobs. Called from the thread that claims; must not call the spool.
  public var onNotice: @Sendable (SpoolNotice) -> Void = { _ in }

  /// The defaults.
  public init() {}
}
