import FileSpool
import IntentCore
import IntentModel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Becomes a spool's owner.
enum SpoolOwning {
  /// Who has owned a spool for longer is no command that is about to end, in milliseconds.
  private static let recently: Int64 = 2_000
  private static let attempts = 40
  private static let pause: UInt32 = 25_000

  /// Opens a spool as its owner.
  ///
  /// Commands own a spool for moments. One that was taken only just now is waited for, a second at most; a dispatcher
  /// that has run for longer is told at once.
  static func open(_ path: String, _ options: FileSpoolOptions = FileSpoolOptions()) throws(SpoolError) -> FileSpool {
    for _ in 0..<attempts {
      do {
        return try FileSpool.open(at: path, mode: .owner, options: options)
      } catch {
        let since = SpoolHolder(spool: path)?.since ?? .epoch
        guard error.code == .locked, SystemClock().now().milliseconds(since: since) < recently else { throw error }
        usleep(pause)
      }
    }
    return try FileSpool.open(at: path, mode: .owner, options: options)
  }
}
