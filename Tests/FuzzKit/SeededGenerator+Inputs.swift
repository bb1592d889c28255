public import RandomTesting

extension SeededGenerator {
  /// Numbers for one input of a run, whatever came before it: any input can be made alone.
  public init(seed: UInt64, input: UInt64) {
    var generator = SeededGenerator(seed: seed)
    self.init(seed: generator.next() ^ (input &* 0xd6e8_feb8_6659_fd93))
  }

  /// True once in so many calls.
  mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }

  /// A number from 0 and less than `count`. Cheaper than the standard library's, and as good as fuzzing needs.
  mutating func below(_ count: Int) -> Int { Int(next() >> 1) % max(1, count) }

  /// One of them.
  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}
