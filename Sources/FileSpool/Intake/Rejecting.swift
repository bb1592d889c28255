import IntentCore
import IntentModel

/// Moves drops that are no jobs to `rejected/`: `docs/commit-protocol.md`, 4, Reject.
struct Rejecting {
  let context: SpoolContext

  private var layout: Layout { context.layout }

  /// Rejects a drop. If this throws, the drop is where it was, or will be rejected by the next try.
  func reject(_ name: FileName, _ identity: FileIdentity, _ refusal: Refusal) throws(SystemCallError) {
    let (destination, reasonName) = try freeNames(for: name)
    let entry = RejectEntry(
      source: Place(.pending, name), identity: identity, destination: destination, reasonName: reasonName,
      reason: refusal.bytes(name: name, at: context.now))
    try context.withLedger { (ledger) throws(SystemCallError) in
      try ledger.append(FrameGroup([.reject(entry)]), isOutcome: true)
      ledger.rejectionsUnderWay += 1
    }
    defer { context.withLedger { $0.rejectionsUnderWay -= 1 } }
    do {
      try Self.carryOut(entry, layout)
      let kind = refusal.kind.rawValue
      context.notice(
        .rejected(name: name.description, as: destination.description, code: kind, message: refusal.message))
    } catch  where error.isNotOurs {
      // Not ours to move: somebody else's file in a sticky directory, a mount point.
      try layout.files.unlink(reasonName, in: layout.rejected)
      throw error
    }
  }

  /// The reason first; the drop's rename is the mark that it is done.
  static func carryOut(_ entry: RejectEntry, _ layout: Layout) throws(SystemCallError) {
    let draft: FileName = "rejection"
    try layout.files.write(entry.reason, as: draft, in: layout.temporary)
    try layout.files.renameReplacing(draft, in: layout.temporary, to: entry.reasonName, in: layout.rejected)
    try layout.move(entry.source, to: Place(.rejected, entry.destination))
  }

  private func freeNames(for name: FileName) throws(SystemCallError) -> (FileName, FileName) {
    try Self.freeNames(for: name, layout, now: context.now)
  }

  /// A name that is free in `rejected/`, like that of the reason beside it: `late.json` and `late.error.json`.
  ///
  /// - Parameter replacesReason: Whether a reason without a file beside it counts as free: what a death left of a
  ///   rejection that is in no journal.
  static func freeNames(
    for name: FileName, _ layout: Layout, now: Timestamp, replacesReason: Bool = false
  ) throws(SystemCallError) -> (FileName, FileName) {
    var stem = name.dropLast(5)
    // The reason's suffix has to fit behind it, and a name that looks like a reason's would be taken for one.
    if stem.count > 240 || stem.suffix(6).elementsEqual(".error".utf8) { stem = Self.unique(stem, at: now) }
    while true {
      let names = (FileName(stem + ".json".utf8), FileName(stem + ".error.json".utf8))
      let isReasonFree = replacesReason ? true : try layout.files.status(of: names.1, in: layout.rejected) == nil
      if isReasonFree, try layout.files.status(of: names.0, in: layout.rejected) == nil { return names }
      stem = Self.unique(name.dropLast(5), at: now)
    }
  }

  private static func unique(_ stem: ArraySlice<UInt8>, at time: Timestamp) -> ArraySlice<UInt8> {
    stem.prefix(200) + ("-" + JobUID.make(at: time).text).utf8
  }
}
