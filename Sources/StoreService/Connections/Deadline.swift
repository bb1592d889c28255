#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A moment on the clock that does not jump.
struct Deadline {
  private let nanoseconds: UInt64

  init(afterMs milliseconds: Int) {
    nanoseconds = Self.now + UInt64(milliseconds) * 1_000_000
  }

  /// Milliseconds that are left; 0 once it has passed.
  var leftMs: Int {
    let now = Self.now
    return now >= nanoseconds ? 0 : Int((nanoseconds - now + 999_999) / 1_000_000)
  }

  private static var now: UInt64 {
    var time = timespec()
    _ = clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
