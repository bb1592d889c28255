/// Figures of one kind, and what is quoted of them.
struct Sample {
  private(set) var sorted: [Double]

  init(_ values: [Double]) {
    sorted = values.sorted()
  }

  var median: Double { quantile(0.5) }
  var minimum: Double { sorted.first ?? .nan }
  var maximum: Double { sorted.last ?? .nan }

  /// From the least to the largest, and how many there are, for people.
  var spread: String { "\(BenchRow.short(minimum)) to \(BenchRow.short(maximum)), \(sorted.count) runs" }

  /// The smallest value that at least so large a part of all is not above (nearest rank).
  func quantile(_ part: Double) -> Double {
    guard !sorted.isEmpty else { return .nan }
    let rank = Int((part * Double(sorted.count)).rounded(.up))
    return sorted[min(max(rank, 1), sorted.count) - 1]
  }
}
