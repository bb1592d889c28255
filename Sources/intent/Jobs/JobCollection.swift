import IntentCore
import IntentModel

/// The jobs that changed last, out of any number: what does not belong is let go on the way.
struct JobCollection {
  /// A job, less its file's bytes.
  struct Entry {
    var summary: RecordSummary
    var location: String
    var changedAt: Timestamp
  }

  private let limit: Int
  private var entries: [Entry] = []
  /// Jobs that were added, kept or not.
  private(set) var total = 0

  /// - Parameter limit: How many to keep; nil: all.
  init(limit: Int?) {
    self.limit = limit ?? .max
  }

  mutating func add(_ entry: Entry) {
    total += 1
    entries.append(entry)
    if entries.count > 2 * min(limit, Int.max / 2) + 64 { trim() }
  }

  /// The jobs, the last changed first.
  mutating func newestFirst() -> [Entry] {
    trim()
    return entries
  }

  private mutating func trim() {
    entries.sort { ($1.changedAt, $1.summary.id) < ($0.changedAt, $0.summary.id) }
    if entries.count > limit { entries.removeLast(entries.count - limit) }
  }
}
