public import IntentCore

/// How a dispatcher runs.
public struct DispatcherConfiguration: Sendable {
  /// When the dispatcher ends by itself.
  public enum Mode: Sendable {
    /// Never: a daemon.
    case work
    /// When nothing is due.
    case drain
  }

  /// When it ends by itself.
  public var mode: Mode
  /// Path of `registry.json`.
  public var registry: String
  /// Directories in which libraries are looked for, in order.
  public var plugins: [String]
  /// Where services keep their data: an absolute path.
  public var data: String
  /// Path of the program `intent-worker`.
  public var workerProgram: String
  /// Where copies of libraries are kept for workers to load: a directory that is nobody else's.
  public var libraryCopies: String
  /// Worker processes.
  public var workers: Int
  /// Attempts at a time in each.
  public var concurrency: Int
  /// Bound of a worker's data segment in bytes; nil: none.
  public var workerMemoryLimit: Int? = 1 << 30
  /// A worker that ran so many attempts is replaced.
  public var recycleAfter = 1_000_000
  /// A worker that holds more resident memory than this is replaced, in bytes.
  public var recycleAbove = 512 << 20
  /// How long a handler's hook for a job that has failed for good may take. The job's record waits for it.
  public var hookTimeout: Duration = .seconds(30)
  /// From asking an attempt to stop until its worker is killed.
  public var killGrace: Duration = .seconds(5)
  /// From the first TERM until what still runs is given back.
  public var shutdownGrace: Duration = .seconds(30)

  /// How long records are kept, where the spool can let go of them.
  public var retention = Retention.standard
  /// Where metrics are kept; nil: nowhere.
  public var metrics: MetricsConfiguration?

  /// A configuration; the other properties have defaults.
  public init(
    mode: Mode = .work, registry: String, plugins: [String], data: String, workerProgram: String,
    libraryCopies: String, workers: Int, concurrency: Int
  ) {
    self.mode = mode
    self.registry = registry
    self.plugins = plugins
    self.data = data
    self.workerProgram = workerProgram
    self.libraryCopies = libraryCopies
    self.workers = workers
    self.concurrency = concurrency
  }
}
