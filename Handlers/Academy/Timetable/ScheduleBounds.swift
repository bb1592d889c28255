import IntentKit

/// What numbers of a class may be.
public enum ScheduleBounds {
  /// Checks those that are given.
  ///
  /// - Throws: `invalid_params`, naming the parameter.
  public static func check(minutes: Int?, lateAfter: Int? = nil, capacity: Int? = nil) throws {
    for (name, value, range) in [
      ("minutes", minutes, 1...1440), ("late_after", lateAfter, 0...240), ("capacity", capacity, 1...10_000),
    ] {
      guard let value, !range.contains(value) else { continue }
      throw IntentError.invalidParams(
        "\(value) is not from \(range.lowerBound) to \(range.upperBound)", field: name)
    }
  }
}
