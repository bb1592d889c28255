import RandomTesting

extension SeededGenerator {
  /// True so many times in a thousand.
  mutating func happens(perMille: Int) -> Bool { Int.random(in: 0..<1000, using: &self) < perMille }
}
