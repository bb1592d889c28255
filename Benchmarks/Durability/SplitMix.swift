/// A seeded generator, so that a failing run can be run again (Steele, Lea and Flood, 2014).
public struct SplitMix: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A generator that gives the same numbers for the same seed.
  public init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }

  /// True so many times in a thousand.
  mutating func happens(perMille: Int) -> Bool { Int.random(in: 0..<1000, using: &self) < perMille }
}
