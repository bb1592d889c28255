import ArgumentParser
import IntentCore
import IntentModel
import IntentRuntime

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How a dispatcher runs: what `work` and `drain` share.
struct DispatcherOptions: ParsableArguments {
  @OptionGroup var spool: SpoolOptions
  @OptionGroup var registry: RegistryOptions
  @OptionGroup var data: DataOptions

  @Option(help: ArgumentHelp("Worker processes.", valueName: "n"))
  var workers = Self.defaultWorkers

  @Option(help: ArgumentHelp("Jobs at a time in each worker.", valueName: "k"))
  var concurrency = 20

  @Option(
    help: ArgumentHelp(
      "What an accepted job survives: power (a power cut; default) or process (the death of any process).",
      valueName: "level"))
  var durability = DurabilityLevel.power

  @Option(
    help: ArgumentHelp("Memory that a worker may allocate: 512M, 1G, none.", valueName: "size"))
  var memoryLimit = MemoryLimit.bytes(ByteSize(bytes: 1 << 30))

  @Option(
    help: ArgumentHelp("Least grave lines to log: debug, info, warning or error.", valueName: "level"))
  var logLevel: LogLevel?

  @Option(
    help: ArgumentHelp("How long running jobs may go on after TERM before they are given back.", valueName: "duration"))
  var shutdownTimeout = DurationText(milliseconds: 30_000)

  @Option(
    help: ArgumentHelp(
      "How long a job that was cancelled may take to stop before its worker is killed.", valueName: "duration"))
  var killGrace = DurationText(milliseconds: 5_000)

  @Option(
    help: ArgumentHelp(
      "How long records of ended jobs are kept, by age, by number, or both: completed=7d,100000; failed=forever. May be "
        + "repeated. By default completed=7d, and 90d for failed, cancelled and rejected.", valueName: "state=rule"))
  var keep: [KeepRule] = []

  @Option(
    help: ArgumentHelp(
      "How long a handler's hook for a job that has failed for good may take.", valueName: "duration"))
  var hookTimeout = DurationText(milliseconds: 30_000)

  @Option(help: ArgumentHelp("Attempts after which a worker is replaced.", valueName: "n"))
  var recycleAfter = 1_000_000

  @Option(
    help: ArgumentHelp(
      "Resident memory beyond which a worker is replaced, once what it runs has ended: 512M, 1G.", valueName: "size"))
  var recycleAbove = ByteSize(bytes: 512 << 20)

  @Option(
    help: ArgumentHelp(
      "How often at most SPOOL/metrics/intent.prom is written, for Prometheus; 0s for never.", valueName: "duration"))
  var metricsInterval = DurationText(milliseconds: 15_000)

  /// The defaults, with what was given instead.
  var retention: Retention {
    keep.reduce(into: .standard) { retention, keep in retention[keep.state] = keep.rule }
  }

  /// One worker a core, but two at least, so that a crash does not stop everything, and four at most.
  private static var defaultWorkers: Int { min(4, max(2, sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  func validate() throws {
    guard (1...256).contains(workers) else { throw ValidationError("--workers takes 1 to 256, not \(workers)") }
    guard (1...4096).contains(concurrency) else {
      throw ValidationError("--concurrency takes 1 to 4096, not \(concurrency)")
    }
    guard recycleAfter >= 1 else { throw ValidationError("--recycle-after takes 1 or more, not \(recycleAfter)") }
  }
}
