import IntentModel

/// Empties `tmp/` of what a dead process left there.
enum DraftRemoval {
  /// Submissions younger than this are left alone: somebody may still be writing them.
  private static let patience: Int64 = 3_600_000

  static func run(_ layout: Layout, now: Timestamp) throws(SystemCallError) {
    var drafts: [FileName] = []
    try layout.files.forEachName(in: layout.temporary) { (name) throws(SystemCallError) in
      drafts.append(name)
      return true
    }
    for name in drafts {
      if name.bytes.starts(with: Submitting.draftPrefix.utf8) {
        guard let status = try layout.files.status(of: name, in: layout.temporary) else { continue }
        if now.milliseconds - status.identity.modified / 1_000_000 < patience { continue }
      }
      // A directory with something in it is nobody's draft, and in nobody's way.
      do throws(SystemCallError) { try layout.files.clear(name, in: layout.temporary) } catch {
        guard error.isDirectory || error.isNotOurs else { throw error }
      }
    }
  }
}
