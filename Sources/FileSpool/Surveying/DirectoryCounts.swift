import IntentCore
import IntentModel

/// How many jobs lie in each directory, kept as long as the directory does not change.
struct DirectoryCounts {
  struct Count {
    var jobs: Int
    /// Whether these are all.
    var isComplete: Bool
  }

  private struct Entry {
    var count: Count
    /// What the directory was when its names were counted.
    var identity: FileIdentity
  }

  /// A directory that changed less long ago may change again without a later time: file systems tell time in ticks. In
  /// milliseconds.
  private static let settle: Int64 = 1000

  private var entries: [String: Entry] = [:]

  /// Counts a directory's jobs, `limit` at most.
  mutating func count(
    _ directory: RecordDirectory, _ status: FileStatus, limit: Int, now: Timestamp
  ) throws(SystemCallError) -> Count {
    let key = directory.day ?? directory.state.rawValue
    if let entry = entries[key], entry.identity == status.identity, entry.count.isComplete, entry.count.jobs <= limit {
      return entry.count
    }
    let count = try Self.count(directory, limit: limit)
    let isSettled = now.milliseconds - status.identity.changed / 1_000_000 > Self.settle
    entries[key] = isSettled ? Entry(count: count, identity: status.identity) : nil
    return count
  }

  /// Counts a directory's jobs, `limit` at most, and calls `body` with the place of each.
  static func count(
    _ directory: RecordDirectory, limit: Int, _ body: (Place) -> Void = { _ in }
  ) throws(SystemCallError) -> Count {
    var count = Count(jobs: 0, isComplete: true)
    try directory.forEach { (place) in
      if count.jobs == limit {
        count.isComplete = false
        return false
      }
      count.jobs += 1
      body(place)
      return true
    }
    return count
  }
}
