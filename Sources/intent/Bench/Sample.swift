/// Figures of one kind, and what is quoted of them.
struct Sample {
  /// From the least to the largest.
  let values: [Double]

  init(_ values: [Double]) {
    self.values = values.sorted()
  }

  var median: Double { quantile(0.5) }
  var minimum: Double { values.first ?? .nan }
  var maximum: Double { values.last ?? .nan }

  /// From the least to the largest, and how many there are, for people.
  var spread: String { "\(BenchRow.short(minimum)) to \(BenchRow.short(maximum)), \(values.count) runs" }

  /// The same, of so many each.
  func spread(of count: Int) -> String { "\(spread) of \(count)" }

  /// The smallest value that at least so large a part of all is not above (nearest rank).
  func quantile(_ part: Double) -> Double {
    guard !values.isEmpty else { return .nan }
    let rank = Int((part * Double(values.count)).rounded(.up))
    return values[min(max(rank, 1), values.count) - 1]
  }
}
