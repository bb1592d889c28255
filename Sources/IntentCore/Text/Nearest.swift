/// Finds what somebody may have meant.
enum Nearest {
  /// The candidate that a misspelled name is closest to; nil if none is close.
  ///
  /// Case and separators do not count (`intentKey` is `intent_key`); beyond that, a third of the characters may differ,
  /// by insertion, deletion, replacement, or two neighbours changing places.
  static func name(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = plain(name)
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let other = plain(candidate)
      let allowed = min(max(1, wanted.count / 3), (best?.distance ?? Int.max) - 1)
      guard abs(other.count - wanted.count) <= allowed else { continue }
      let distance = distance(wanted, other, limit: allowed)
      if distance <= allowed { best = (candidate, distance) }
      if distance == 0 { break }
    }
    return best?.name
  }

  private static func plain(_ name: String) -> [UInt8] {
    name.utf8.compactMap { byte in
      switch byte {
      case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: " "): nil
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      default: byte
      }
    }
  }

  /// The optimal string alignment distance; anything above `limit` if it is above.
  static func distance(_ one: [UInt8], _ other: [UInt8], limit: Int = .max) -> Int {
    var beforeLast = [Int](repeating: 0, count: other.count + 1)
    var last = Array(0...other.count)
    var current = beforeLast
    for row in 0..<one.count {
      current[0] = row + 1
      var least = current[0]
      for column in 0..<other.count {
        var cost = min(
          last[column + 1] + 1, current[column] + 1, last[column] + (one[row] == other[column] ? 0 : 1))
        if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current[column + 1] = cost
        least = min(least, cost)
      }
      // From here on it only grows; a swap may still lead back to the row before, which is at most one less.
      if least > limit, last.allSatisfy({ $0 > limit }) { return least }
      (beforeLast, last, current) = (last, current, beforeLast)
    }
    return last[other.count]
  }
}
