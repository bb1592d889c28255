import RandomTesting

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Feeds one target many inputs, each made of the seed and its number alone, so that any of them can be made again.
///
/// A finding ends the run. So does an input that takes longer than ``secondsPerInput``, or after which the process has
/// grown by more than ``growthLimit``. What the process died of, if it did, is told by ``FuzzWatch``.
public struct FuzzRun: Sendable {
  /// What is fed.
  public var target: FuzzTarget
  /// What the inputs are made of.
  public var seed: UInt64
  /// How many inputs.
  public var count: UInt64
  /// The number of the first input.
  public var first: UInt64 = 0
  /// What one input may take.
  public static let secondsPerInput = 2
  /// What the process may grow by, after the first inputs, in bytes.
  public static let growthLimit = 128 << 20

  /// A run from its parts.
  public init(_ target: FuzzTarget, seed: UInt64, count: UInt64, first: UInt64 = 0) {
    self.target = target
    self.seed = seed
    self.count = count
    self.first = first
  }

  /// What a run came to.
  public struct Report: Sendable {
    /// Inputs that the parser took.
    public var accepted: UInt64 = 0
    /// All inputs.
    public var inputs: UInt64 = 0
    /// Bytes of all inputs.
    public var bytes: UInt64 = 0
    /// Bytes of memory that the process had at its peak more than after the first inputs.
    public var growth = 0
    /// Nanoseconds of a processor that the slowest input took.
    public var slowest: Int64 = 0
    /// Nanoseconds that all of it took.
    public var elapsed: Int64 = 0
  }

  /// Runs.
  ///
  /// - Throws: ``FuzzFinding``, which names the input.
  public func run() throws -> Report {
    var report = Report()
    let started = Self.now
    var baseline = Self.peakMemory
    for number in first..<first + count {
      FuzzWatch.begin(target.name, seed: seed, number: number)
      var random = SeededGenerator(seed: seed, input: number)
      let input = target.input(&random)
      let before = Self.used
      do {
        if case .accepted = try target.check(input) { report.accepted += 1 }
      } catch {
        throw FuzzFinding(
          "\(target.name), seed \(seed), input \(number): \(error)\n\(String(decoding: input.prefix(4096), as: UTF8.self))"
        )
      }
      report.slowest = max(report.slowest, Self.used - before)
      report.inputs += 1
      report.bytes += UInt64(input.count)
      if number == first + 1000 { baseline = Self.peakMemory }
      if report.inputs.isMultiple(of: 1024) {
        report.growth = max(0, Self.peakMemory - baseline)
        try require(
          report.growth < Self.growthLimit,
          "\(target.name), seed \(seed), inputs up to \(number): the process grew by \(report.growth) bytes")
      }
    }
    FuzzWatch.end()
    report.elapsed = Self.now - started
    return report
  }

  private static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// Time that this thread has had of a processor: what others do at the same time does not count.
  private static var used: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// The most resident memory that the process had so far, in bytes.
  private static var peakMemory: Int {
    var usage = rusage()
    #if canImport(Darwin)
      getrusage(RUSAGE_SELF, &usage)
      return usage.ru_maxrss
    #else
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return usage.ru_maxrss * 1024
    #endif
  }
}
