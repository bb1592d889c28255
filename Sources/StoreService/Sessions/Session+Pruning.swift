#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension Session {
  /// Of so many transactions with a once-key, one looks for keys to forget.
  private static let interval = 16
  /// So many are forgotten at a time: more than are made in between, so that a long list grows shorter.
  private static let limit = 64

  /// Forgets once-keys of jobs that were accepted, and did what the key stands for, longer ago than keys are kept. Runs
  /// inside of a transaction that keeps a key, now and then.
  ///
  /// Only keys of the form `job/UUID`: what a handler named itself (`key/...`) is meant for good. A job's uid begins with
  /// the time of its acceptance (UUIDv7), so the oldest keys are the first of the table, and no index is needed.
  func pruneOnceKeys() throws(StoreError) {
    connection.keptOnceKeys += 1
    guard connection.keptOnceKeys % Self.interval == 1 else { return }
    let seconds = Int64(time(nil)) - Int64(configuration.keepOnceKeysMs / 1000)
    guard seconds > 0 else { return }
    try connection.runOwn(
      "DELETE FROM _intent_once WHERE key IN (SELECT key FROM _intent_once WHERE key > 'job/' AND key < 'job/' || ?1 "
        + "AND at < strftime('%Y-%m-%dT%H:%M:%fZ', CAST(?2 AS INTEGER), 'unixepoch') ORDER BY key LIMIT \(Self.limit))",
      [Self.uuidStart(milliseconds: seconds * 1000), String(seconds)])
  }

  /// How UUIDs of version 7 begin that were made at a time: 48 bits of milliseconds in hexadecimal digits.
  private static func uuidStart(milliseconds: Int64) -> String {
    let digits = String(milliseconds, radix: 16)
    let padded = String(repeating: "0", count: max(0, 12 - digits.utf8.count)) + digits
    return padded.prefix(8) + "-" + padded.dropFirst(8)
  }
}
