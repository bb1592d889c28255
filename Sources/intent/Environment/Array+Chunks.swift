extension Array {
  /// Its elements in order, in arrays of so many; the last may have fewer.
  func chunks(of size: Int) -> [[Element]] {
    stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
  }
}
