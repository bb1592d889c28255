import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Makes UUIDs of version 7 (RFC 9562, section 5.7), each greater than the one before.
///
/// After the 48 bits of milliseconds come 26 bits of counter (section 6.2, method 1), which starts at a random value in
/// the lower half of its range each millisecond, and 48 random bits. A clock that steps back is not followed: the last
/// millisecond is used on. Safe to call from any thread.
public final class UUIDv7Generator: Sendable {
  /// The process's generator.
  public static let shared = UUIDv7Generator()

  private struct State {
    var milliseconds: UInt64 = 0
    var counter: UInt64 = 0
    /// Random bits for the next ones: the kernel is asked once for many.
    var random: [UInt64] = []

    mutating func nextRandom() -> UInt64 {
      if random.isEmpty { random = UUIDv7Generator.randomWords() }
      return random.removeLast()
    }
  }

  /// Guards the last time and counter used.
  private let state = Mutex(State())
  private static let counterBits: UInt64 = 26

  /// A generator of its own.
  public init() {}

  /// The next UUID. A time before 1970 counts as 1970.
  public func next(at time: Timestamp) -> JobUID {
    let now = UInt64(max(0, time.milliseconds))
    let (milliseconds, counter, random) = state.withLock { state in
      if now > state.milliseconds {
        state.milliseconds = now
        state.counter = state.nextRandom() >> (65 - Self.counterBits)
      } else {
        state.counter += 1
        if state.counter >> Self.counterBits != 0 {
          state.milliseconds += 1
          state.counter = 0
        }
      }
      return (state.milliseconds, state.counter, state.nextRandom())
    }
    let high = milliseconds << 16 | 0x7000 | counter >> 14
    let low = 0b10 << 62 | (counter & 0x3FFF) << 48 | random & (1 << 48 - 1)
    return JobUID(unchecked: Self.format(high, low))
  }

  /// As many as one call of the kernel's gives.
  private static func randomWords() -> [UInt64] {
    let count = 32
    let words = [UInt64](unsafeUninitializedCapacity: count) { buffer, initialized in
      initialized = getentropy(buffer.baseAddress!, count * MemoryLayout<UInt64>.size) == 0 ? count : 0
    }
    return words.isEmpty ? [UInt64.random(in: .min ... .max)] : words
  }

  private static func format(_ high: UInt64, _ low: UInt64) -> String {
    let digits = StaticString("0123456789abcdef")
    return String(unsafeUninitializedCapacity: 36) { buffer in
      var index = 0
      for nibble in 0..<32 {
        if nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20 {
          buffer[index] = UInt8(ascii: "-")
          index += 1
        }
        let word = nibble < 16 ? high : low
        buffer[index] = digits.utf8Start[Int(word >> UInt64(60 - nibble % 16 * 4) & 0xF)]
        index += 1
      }
      return index
    }
  }
}
