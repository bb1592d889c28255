/// A set that may answer yes wrongly (about once in a hundred), never no: ten bits a member.
///
/// Bloom, "Space/time trade-offs in hash coding with allowable errors", 1970.
struct BloomFilter: Sendable {
  private var bits: [UInt64]

  /// An empty set with room for so many members.
  init(capacity: Int) {
    bits = Array(repeating: 0, count: max(1, capacity * 10 / 64 + 1))
  }

  mutating func insert(_ hash: Int) {
    for position in positions(hash) { bits[position / 64] |= 1 << UInt64(position % 64) }
  }

  func mayContain(_ hash: Int) -> Bool {
    positions(hash).allSatisfy { bits[$0 / 64] & (1 << UInt64($0 % 64)) != 0 }
  }

  /// Seven positions from two halves of one hash (Kirsch and Mitzenmacher).
  private func positions(_ hash: Int) -> some Sequence<Int> {
    let size = UInt64(bits.count * 64)
    let wide = UInt64(bitPattern: Int64(hash))
    let (first, second) = (wide & 0xFFFF_FFFF, (wide >> 32) | 1)
    return (0..<7).lazy.map { Int((first &+ UInt64($0) &* second) % size) }
  }
}
