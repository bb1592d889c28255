import FileSpool
import IntentCore
import IntentModel
import IntentRuntime

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Runs a dispatcher in this process.
struct DispatcherRun {
  private let options: DispatcherOptions
  private let mode: DispatcherConfiguration.Mode
  private let log: StandardErrorLog
  private let clock = SystemClock()

  /// - Parameter clearsLine: Whether something is drawn on the line that the cursor is on.
  init(
    _ options: DispatcherOptions, mode: DispatcherConfiguration.Mode, logLevel: LogLevel, clearsLine: Bool = false
  ) {
    self.options = options
    self.mode = mode
    var log = StandardErrorLog(level: logLevel, clock: clock)
    log.clearsLine = clearsLine
    self.log = log
  }

  func run() throws(CommandFailure) -> Dispatcher.Ending {
    // A log or a worker's socket whose other end is gone is an error to be dealt with, not a death.
    signal(SIGPIPE, SIG_IGN)
    let path = AbsolutePath.of(options.spool.path)
    // Read before the spool is owned: a wrong registry is told at once, and leaves no trace.
    _ = try options.registry.read()
    try DataPlace.check(options.data.path)
    let spool = try open(path)
    do {
      let dispatcher = try Dispatcher(
        configuration: configuration(spool: path), spool: spool, requests: SpoolRequests(spool, log: log), clock: clock,
        log: log)
      log.tell(.info, "the spool \(path) is owned by process \(getpid())")
      return try dispatcher.run()
    } catch let error as RegistryError {
      throw options.registry.failure(error)
    } catch let error as SpoolError {
      throw CommandFailure(error)
    } catch {
      throw CommandFailure(.io, "\(error)")
    }
  }

  private func open(_ path: String) throws(CommandFailure) -> FileSpool {
    var settings = FileSpoolOptions()
    settings.durability = Durability(options.durability)
    settings.onNotice = { [log] notice in log.tell(notice) }
    do {
      return try SpoolOwning.open(path, settings)
    } catch {
      throw CommandFailure(error)
    }
  }

  private func configuration(spool path: String) -> DispatcherConfiguration {
    var configuration = DispatcherConfiguration(
      mode: mode, registry: AbsolutePath.of(options.registry.registry), plugins: options.registry.plugins,
      data: options.data.path, workerProgram: WorkerProgram.path, libraryCopies: "\(path)/.intent/libraries",
      workers: options.workers, concurrency: options.concurrency)
    configuration.workerMemoryLimit =
      switch options.memoryLimit {
      case .none: nil
      case .bytes(let size): size.bytes
      }
    configuration.shutdownGrace = options.shutdownTimeout.duration
    configuration.killGrace = options.killGrace.duration
    configuration.retention = options.retention
    configuration.hookTimeout = options.hookTimeout.duration
    configuration.recycleAfter = options.recycleAfter
    configuration.recycleAbove = options.recycleAbove.bytes
    if options.metricsInterval.milliseconds > 0 {
      configuration.metrics = MetricsConfiguration(
        file: "\(path)/metrics/intent.prom", interval: options.metricsInterval.duration, version: Version.current)
    }
    return configuration
  }
}
