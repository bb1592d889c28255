/// A seeded generator: the same seed gives the same numbers on every machine (Steele, Lea and Flood, 2014).
public struct SplitMix: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Numbers by a seed.
  public init(seed: UInt64) { state = seed }

  /// Numbers for one input of a run, whatever came before it: any input can be made alone.
  public init(seed: UInt64, input: UInt64) {
    state = seed
    state = next() ^ (input &* 0xd6e8_feb8_6659_fd93)
  }

  /// The next number.
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }

  /// True once in so many calls.
  mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }

  /// A number from 0 and less than `count`. Cheaper than the standard library's, and as good as fuzzing needs.
  mutating func below(_ count: Int) -> Int { Int(next() >> 1) % max(1, count) }

  /// One of them.
  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}
