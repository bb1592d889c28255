#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The machine's clocks.
///
/// On Linux ``monotonic()`` counts the time the machine is asleep too (CLOCK_BOOTTIME), so that a timeout is not
/// stretched by it; on Darwin CLOCK_MONOTONIC does the same.
public struct SystemClock: RuntimeClock {
  /// The machine's clocks.
  public init() {}

  /// The time of day.
  public func now() -> Timestamp {
    let time = Self.read(CLOCK_REALTIME)
    return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// Nanoseconds since the machine's boot.
  public func monotonic() -> MonotonicInstant {
    #if os(Linux)
      let time = Self.read(CLOCK_BOOTTIME)
    #else
      let time = Self.read(CLOCK_MONOTONIC)
    #endif
    return MonotonicInstant(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }

  /// The clocks asked for exist wherever Swift runs, so that the call cannot fail.
  private static func read(_ clock: clockid_t) -> timespec {
    var time = timespec()
    let result = clock_gettime(clock, &time)
    precondition(result == 0, "clock_gettime(\(clock)) failed")
    return time
  }
}
