extension Array {
  /// The elements in order, so many at a time: the store takes parameters of 1 MiB at most.
  public func portions(of count: Int) -> [ArraySlice<Element>] {
    stride(from: 0, to: self.count, by: count).map { self[$0..<Swift.min($0 + count, self.count)] }
  }
}
