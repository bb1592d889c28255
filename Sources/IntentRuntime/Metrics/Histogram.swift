/// How many durations there were, how long they were together, and how many of them lasted no longer than each bound.
struct Histogram: Sendable, Equatable {
  /// Upper bounds in nanoseconds, ascending; what is longer than the last one counts in total only.
  ///
  /// One row for all intents: some take a millisecond, some minutes, and panels that show several compare like with like.
  static let bounds: [Int64] = [
    1_000_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000, 100_000_000, 250_000_000, 500_000_000, 1_000_000_000,
    2_500_000_000, 5_000_000_000, 10_000_000_000, 30_000_000_000, 60_000_000_000, 300_000_000_000,
  ]

  /// How many fell between each bound and the one before; the last is what is longer than all.
  private(set) var counts = [UInt64](repeating: 0, count: bounds.count + 1)
  /// All durations together, in nanoseconds.
  private(set) var sum: UInt64 = 0

  init() {}

  /// Continues one whose counts up to each bound, and in total, were written down.
  ///
  /// nil: these cannot be a histogram's.
  init?(cumulative: [UInt64], sum: UInt64) {
    guard cumulative.count == Self.bounds.count + 1 else { return nil }
    var before: UInt64 = 0
    for (index, count) in cumulative.enumerated() {
      guard count >= before else { return nil }
      counts[index] = count - before
      before = count
    }
    self.sum = sum
  }

  /// Counts a duration in nanoseconds; a negative one is 0.
  mutating func observe(_ nanoseconds: Int64) {
    let nanoseconds = max(0, nanoseconds)
    // Most are short: the first bounds are met first.
    let index = Self.bounds.firstIndex { nanoseconds <= $0 } ?? Self.bounds.count
    counts[index] &+= 1
    sum &+= UInt64(nanoseconds)
  }

  /// Adds what another one counted.
  mutating func add(_ other: Histogram) {
    for index in counts.indices { counts[index] &+= other.counts[index] }
    sum &+= other.sum
  }

  /// How many lasted no longer than each bound; the last is how many there were.
  var cumulative: [UInt64] {
    var total: UInt64 = 0
    return counts.map { count in
      total &+= count
      return total
    }
  }
}
