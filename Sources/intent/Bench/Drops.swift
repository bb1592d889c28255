import CFloor

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Dropped jobs.
enum Drops {
  /// One that does nothing, of about 400 bytes.
  static let noop = job(
    "runtime.query.echo", #"{"student_id":"S-1024","note":"\#(String(repeating: "x", count: 300))"}"#)

  /// A job's text.
  ///
  /// - Parameter more: Further members: `"run_at":"..."`.
  static func job(_ key: String, _ params: String, _ more: String...) -> String {
    "{" + ([#""intent_key":"\#(key)""#, #""intent_params":\#(params)"#] + more).joined(separator: ",") + "}"
  }

  /// Drops so many jobs into a spool, and says how many a second.
  ///
  /// - Parameters:
  ///   - name: What their files' names begin with.
  ///   - syncs: Whether they are on stable storage then.
  @discardableResult
  static func fill(
    _ spool: String, _ count: Int, with job: String = noop, named name: String = "job", syncs: Bool = false
  ) throws(BenchError) -> Double {
    try rest(in: spool, before: count)
    return try Floor.rate("fills a spool", of: count) {
      let failure = floor_spool_fill(spool, name, Int64(count), job, job.utf8.count, &$0)
      return failure == 0 && syncs ? floor_sync(spool) : failure
    }
  }

  /// Lets what came before have no part in what is measured next: it is brought to stable storage, so that nobody else's
  /// sync has to; and ext4 looks past inodes that were deleted in the last five seconds, one by one, for each new file.
  ///
  /// - Parameter count: Files to be made. For a few nobody has to wait.
  static func rest(in directory: String, before count: Int) throws(BenchError) {
    _ = try Floor.rate("syncs", of: 0) { _ in floor_sync(directory) }
    if count >= 1000 { sleep(6) }
  }
}
