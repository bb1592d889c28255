import IntentCore
import IntentModel

/// Deletes the records that a retention keeps no longer, a few at a time.
///
/// Looking takes no lock. Deleting takes the committing side's, for one record at a time (where a file system discards
/// freed blocks at once, a deletion takes milliseconds): so no record goes while a person has it put back into
/// `pending/`, and one that was replaced since it was looked at is looked at again.
struct Pruning {
  let layout: Layout
  let completedIDs: CompletedIDs
  let committing: Locked<Committing>
  let now: Timestamp
  /// What is younger is in the journal, and stays for now.
  let horizon: Int64
  private(set) var count = 0
  private var isStopped = false

  /// Deletions between two questions whether to go on.
  private static let groupSize = 16
  /// Looks between two questions whether to go on.
  private static let lookSize = 1024

  init(
    layout: Layout, completedIDs: CompletedIDs, committing: Locked<Committing>, now: Timestamp, horizon: Int64
  ) {
    self.layout = layout
    self.completedIDs = completedIDs
    self.committing = committing
    self.now = now
    self.horizon = horizon
  }

  /// Deletes what one state's rule does not keep.
  mutating func prune(_ state: JobState, _ rule: Retention.Rule, goesOn: () -> Bool) throws(SystemCallError) {
    let cutoff = rule.age.map { now.adding(milliseconds: -$0.milliseconds) }
    if state == .completed { return try pruneCompleted(cutoff, keeping: rule.count, goesOn) }
    let records = RecordDirectory(layout: layout, state: state, day: nil)
    var oldest = cutoff?.fileTime ?? .min
    if let limit = rule.count { oldest = max(oldest, try records.time(keeping: limit)) }
    try delete(records, before: oldest, goesOn)
  }

  /// Day by day: what is counted is names, and only the days that records go from are looked into.
  private mutating func pruneCompleted(
    _ cutoff: Timestamp?, keeping limit: Int?, _ goesOn: () -> Bool
  ) throws(SystemCallError) {
    var kept = 0
    for day in try CompletedDay.all(layout) where !isStopped {
      let records = RecordDirectory(layout: layout, state: .completed, day: day)
      // No record is older than its day.
      var oldest = cutoff.map { day <= $0.day ? $0.fileTime : .min } ?? .min
      if let limit {
        let count = try records.count()
        if kept + count > limit { oldest = max(oldest, try records.time(keeping: limit - kept)) }
        kept = min(limit, kept + count)
      }
      try delete(records, before: oldest, goesOn)
      if oldest > .min { try removeIfEmpty(day) }
    }
  }

  /// Only a day that no outcome will bear any more; a dispatcher's fault may take a job past midnight.
  private func removeIfEmpty(_ day: String) throws(SystemCallError) {
    guard day < now.adding(milliseconds: -86_400_000).day,
      try layout.files.removeDirectory(FileName(day), in: layout.completed)
    else { return }
    completedIDs.forget(day: day)
  }

  private mutating func delete(_ records: RecordDirectory, before time: Int64, _ goesOn: () -> Bool)
    throws(SystemCallError)
  {
    let time = min(time, horizon)
    if time == .min || isStopped { return }
    var group: [Place] = []
    var looks = 0
    try records.forEach(withOrphanedReasons: true) { (place) throws(SystemCallError) in
      looks += 1
      if looks % Self.lookSize == 0, !goesOn() { isStopped = true }
      if let found = try records.time(of: place), found < time { group.append(place) }
      if group.count == Self.groupSize { try delete(&group, records, before: time, goesOn) }
      return !isStopped
    }
    try delete(&group, records, before: time, goesOn)
  }

  private mutating func delete(
    _ group: inout [Place], _ records: RecordDirectory, before time: Int64, _ goesOn: () -> Bool
  ) throws(SystemCallError) {
    defer { group = [] }
    if group.isEmpty || isStopped { return }
    if !goesOn() {
      isStopped = true
      return
    }
    let purging = Purging(layout: layout)
    for place in group {
      let isGone = try committing.withLock { (_) throws(SystemCallError) in
        if let found = try records.time(of: place), found < time { try purging.remove(place) } else { false }
      }
      if isGone { count += 1 }
    }
  }
}

extension Timestamp {
  /// As file systems have it: nanoseconds since 1970, within what 64 bits hold.
  fileprivate var fileTime: Int64 {
    let (product, overflow) = milliseconds.multipliedReportingOverflow(by: 1_000_000)
    return overflow ? (milliseconds < 0 ? .min : .max) : product
  }
}
