/// The axis of a chart: from where to where it goes, and where it is marked.
struct Scale: Sendable, Equatable {
  var bottom: Double
  var top: Double
  var step: Double

  /// A scale from zero to a round number at or above the largest value, in three to five steps of 1, 2 or 5 times a
  /// power of ten. Of whole numbers: no step is smaller than 1.
  init(upTo largest: Double) {
    var step = 1.0
    let wanted = max(largest, 1) / 5
    while step < wanted {
      // 1, 2, 5, 10, 20, 50, ...
      let lead = step / Self.powerOfTen(below: step)
      step *= lead == 2 ? 2.5 : 2
    }
    bottom = 0
    self.step = step
    top = max(step, (max(largest, 0) / step).rounded(.up) * step)
  }

  /// A scale of shares in tenths of a percent, up to 100%. It starts at a round share below the smallest value, since
  /// the difference between 93% and 96% is what is looked for.
  init(shares: [Double]) {
    let least = shares.min() ?? 0
    bottom = least >= 850 ? 800 : least >= 550 ? 500 : 0
    top = 1000
    step = bottom == 800 ? 50 : bottom == 500 ? 100 : 200
  }

  var marks: [Double] { Array(Swift.stride(from: bottom, through: top + step / 2, by: step)) }

  /// How high a value lies, from 0 to 1.
  func position(_ value: Double) -> Double { min(1, max(0, (value - bottom) / (top - bottom))) }

  private static func powerOfTen(below number: Double) -> Double {
    var power = 1.0
    while power * 10 <= number { power *= 10 }
    return power
  }
}
