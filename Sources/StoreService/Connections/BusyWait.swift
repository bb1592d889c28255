#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif
internal import CSQLite

/// Waits for a lock that another connection holds, until a deadline or until the attempt has ended.
///
/// SQLite's own busy handler sleeps up to 100 ms at a time. This one sleeps 0.5 to 5 ms, at random, so that a writer
/// gets its turn soon after the lock is free and two that wait do not keep step.
final class BusyWait {
  /// When to give up. Set anew for each operation.
  var deadline = Deadline(afterMs: 0)
  /// Whether nobody wants the result any more.
  var isCancelled: () -> Bool = { false }

  /// Makes the connection wait like this. The connection has to keep this object alive.
  func install(on handle: OpaquePointer) {
    sqlite3_busy_handler(
      handle,
      { context, count in
        guard let context else { return 0 }
        return Unmanaged<BusyWait>.fromOpaque(context).takeUnretainedValue().wait(Int(count)) ? 1 : 0
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  /// Sleeps a little; false if it is time to give up.
  func wait(_ count: Int) -> Bool {
    guard deadline.leftMs > 0 else { return false }
    if count % 16 == 15, isCancelled() { return false }
    usleep(UInt32.random(in: 500...(1000 + 500 * UInt32(min(count, 8)))))
    return true
  }
}
