#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The most memory that a dispatcher holds while it executes a large batch, beside a small one. Read from procfs: zeros
/// elsewhere.
struct BatchMemoryBench {
  private static let sizes = (small: 10_000, large: 1_000_000)

  var tools: BenchTools

  func rows() throws(BenchError) -> [BenchRow] {
    let small = try peak(Self.sizes.small)
    let large = try peak(Self.sizes.large)
    return [
      BenchRow(
        name: "dispatcher's peak memory, 1,000,000 items", value: large, unit: "MB", floor: ("10,000 items", small),
        spread: "\(BenchRow.short(large - small)) MB more")
    ]
  }

  /// Resident, in millions of bytes.
  private func peak(_ items: Int) throws(BenchError) -> Double {
    let registry = try tools.registry()
    let spool = try tools.directory.make("batch-memory-\(items)")
    try BatchBench.submit(
      try BatchBench.items(items, in: tools.directory), tools, spool: spool, registry: registry)
    let dispatcher = try BenchProcess(tools.dispatcher("drain", spool, registry: registry))
    var peak = 0.0
    // Its own word, asked again and again: it never goes down, and is gone with the process.
    while let now = Files.peakMemory(of: dispatcher.pid) {
      peak = max(peak, now)
      usleep(5_000)
    }
    let status = dispatcher.wait()
    guard status == 0 else { throw BenchError("the drain of \(items) items ended with status \(status)") }
    return peak
  }
}
