import IntentJSON

/// One line of the benchmark's table: a figure, and the one it is measured beside in the same run.
struct BenchRow: JSONWritable {
  var name: String
  /// nil: it could not be measured; ``spread`` says why.
  var value: Double?
  var unit: String
  /// What it is measured beside, and that figure in the same unit.
  var floor: (name: String, value: Double)?
  /// How the figures vary: `min 4.1, max 5.0, 7 runs`.
  var spread: String = ""

  /// Jobs a second, beside each of the floors that were measured in turn with them.
  static func rates(
    _ name: String, _ ours: Sample, beside floors: [(name: String, sample: Sample)], of jobs: Int
  ) -> [BenchRow] {
    floors.map { floor in
      BenchRow(
        name: name, value: ours.median, unit: "jobs/s", floor: (floor.name, floor.sample.median),
        spread: ours.spread(of: jobs))
    }
  }

  /// The figure as a multiple of its floor.
  var ratio: Double? {
    guard let value, let floor else { return nil }
    return value / floor.value
  }

  var columns: [String] {
    [
      name, value.map { "\(Self.short($0)) \(unit)" } ?? "-",
      floor.map { "\(Self.short($0.value)) \(unit) (\($0.name))" } ?? "",
      ratio.map { Self.short($0) + "x" } ?? "", spread,
    ]
  }

  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("name", name)
    writer.memberIfPresent("value", value)
    writer.member("unit", unit)
    if let floor {
      writer.member("floor", floor.name)
      writer.member("floor_value", floor.value)
      writer.memberIfPresent("ratio", ratio)
    }
    writer.member("spread", spread)
    writer.endObject()
  }

  /// Three or so significant digits.
  static func short(_ value: Double) -> String {
    if !value.isFinite { return "?" }
    if value < 0 { return "-" + short(-value) }
    if value >= 1000 { return String(Int(value.rounded())) }
    let digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let whole = Int((value * scale).rounded())
    guard digits > 0 else { return String(whole) }
    let fraction = String(whole % Int(scale))
    return "\(whole / Int(scale))." + String(repeating: "0", count: digits - fraction.utf8.count) + fraction
  }
}

extension BenchRow {
  /// A figure that cannot be had here.
  init(missing name: String, because reason: String) {
    self.init(name: name, value: nil, unit: "", spread: reason)
  }
}
