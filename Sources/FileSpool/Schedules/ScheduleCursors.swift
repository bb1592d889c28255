import IntentCore
import IntentModel

/// `.intent/schedules/NAME.json`: how far each schedule has come.
///
///     jobs are submitted, each durable under its run's id; then: write tmp/schedule-N, fsync it, rename it, replacing,
///     to .intent/schedules/NAME.json, fsync .intent/schedules/; only then may any of those jobs be claimed
///
/// A crash before that leaves the cursor behind the jobs: the same runs are decided upon again, and found to be there by
/// their ids, which their records keep from being used. So no run is submitted twice, and none is left out.
struct ScheduleCursors {
  let layout: Layout
  let durability: Durability
  /// From so many on, one sync of the file system costs less than one of each file.
  private static let bulk = 4

  private var files: Files { layout.files }

  func read() throws(SystemCallError) -> [ScheduleName: ScheduleCursor] {
    var names: [FileName] = []
    try files.forEachName(in: layout.cursors) { (name) throws(SystemCallError) in
      if SpoolWake.isDrop(name) { names.append(name) }
      return true
    }
    var cursors: [ScheduleName: ScheduleCursor] = [:]
    for file in names {
      guard let name = try? ScheduleName(String(decoding: file.dropLast(5), as: UTF8.self)),
        let bytes = try files.contents(of: file, in: layout.cursors, limit: 1 << 20)
      else { continue }
      cursors[name] = ScheduleCursor(bytes)
    }
    return cursors
  }

  /// - Parameter settling: Makes everything that was done to the file system durable first.
  func save(_ cursors: [ScheduleName: ScheduleCursor], settling: Bool) throws(SystemCallError) {
    if cursors.isEmpty { return }
    let isSynced = durability == .power
    let all = cursors.sorted { $0.key < $1.key }
    if isSynced, settling { try files.syncFileSystem(layout.root) }
    let isBulk = all.count >= Self.bulk
    for (index, (_, cursor)) in all.enumerated() {
      try files.write(cursor.bytes, as: Self.draft(index), in: layout.temporary, sync: isSynced && !isBulk)
    }
    if isSynced, isBulk { try files.syncFileSystem(layout.root) }
    for (index, (name, _)) in all.enumerated() {
      try files.renameReplacing(
        Self.draft(index), in: layout.temporary, to: FileName("\(name).json"), in: layout.cursors)
    }
    if isSynced { try files.sync(layout.cursors) }
  }

  private static func draft(_ index: Int) -> FileName { FileName("schedule-\(index)") }

  /// Removes the cursors of schedules that are gone.
  func drop(_ names: [ScheduleName]) throws(SystemCallError) {
    for name in names {
      let file = FileName("\(name).json")
      // A pass over a directory may miss a name that is being replaced.
      if try files.status(of: file, in: layout.schedules) == nil { try files.unlink(file, in: layout.cursors) }
    }
  }
}
