import IntentCore
import IntentJSON
import IntentModel

/// A batch in `batches/ID/` that is being executed.
final class FileBatch: OpenBatch, @unchecked Sendable {
  // @unchecked: `lines` and `number` belong to the thread that executes, `journal` to the one that writes; the rest is
  // constant.
  private let files: Files
  private let place: BatchPlace
  private let clock: any RuntimeClock
  private let path: String
  private let itemsFile: FileSystem.Descriptor
  private let history: BatchHistory
  private var lines: FileLines
  private var number = 0
  private var journal: BatchJournal

  let isRedacted: Bool
  let uid: JobUID
  let counts: BatchCounts
  let waiting: [Int: (past: ItemPast, due: Timestamp)]
  let unsubmitted: [NewJob]

  init(
    _ place: BatchPlace, _ manifest: BatchManifest, _ journal: BatchJournal, _ history: BatchHistory,
    clock: any RuntimeClock
  ) throws(SystemCallError) {
    self.place = place
    self.clock = clock
    files = place.layout.files
    path = "\(place.layout.path)/batches/\(manifest.id)"
    itemsFile = try place.open(BatchPlace.items, .read)
    lines = FileLines(files, itemsFile, limit: Self.lineLimit)
    self.journal = journal
    self.history = history
    isRedacted = history.isRedacted
    uid = manifest.uid
    counts = history.counts
    waiting = history.waiting
    unsubmitted = history.unsubmitted
  }

  deinit {
    files.close(itemsFile)
    files.close(journal.file)
  }

  /// An item, or what is said of one that is none.
  private static let lineLimit = ItemParser.itemLimit + (64 << 10)

  func next() throws(SpoolError) -> BatchItem? {
    while number < counts.total {
      let next = try reading { () throws(SystemCallError) in try lines.next() }
      guard case .line(let line) = next, line.isWhole else {
        throw changed("ends after \(number) of \(counts.total) items")
      }
      number += 1
      if history.status(number) == nil { return try item(number, line) }
    }
    return nil
  }

  func item(_ number: Int, at offset: Int64) throws(SpoolError) -> BatchItem {
    var lines = FileLines(files, itemsFile, from: offset, limit: Self.lineLimit)
    let next = try reading { () throws(SystemCallError) in try lines.next() }
    guard case .line(let line) = next, line.isWhole else { throw changed("ends before item \(number)") }
    return try item(number, line)
  }

  private func item(_ number: Int, _ line: FileLines.Line) throws(SpoolError) -> BatchItem {
    guard let text = try? JSONText(validating: line.bytes, limits: JSONLimits(maxBytes: Self.lineLimit)) else {
      throw changed("has a line for item \(number) that is not JSON")
    }
    if let reason = text.string { return BatchItem(number: number, offset: line.offset, content: .malformed(reason)) }
    guard text.kind == .object else { throw changed("has no object for item \(number)") }
    return BatchItem(number: number, offset: line.offset, content: .params(text))
  }

  func append(_ entries: [BatchEntry]) throws(SpoolError) {
    do throws(SystemCallError) { try journal.append(entries) } catch {
      throw SpoolError("cannot append to \(path)/journal.jsonl", error)
    }
  }

  func redact(_ paths: [ParameterPath]) throws(SpoolError) {
    do throws(SystemCallError) {
      try journal.append([.redacted(at: clock.now())])
      try BatchRedaction(place: place, paths: paths).run(itemsFile)
    } catch {
      throw SpoolError("cannot take what is not kept out of \(path)/items.jsonl", error)
    }
  }

  private func reading<Value>(_ body: () throws(SystemCallError) -> Value) throws(SpoolError) -> Value {
    do throws(SystemCallError) { return try body() } catch {
      throw SpoolError("cannot read \(path)/items.jsonl", error)
    }
  }

  /// Somebody's hand: the file is whole when it gets its name.
  private func changed(_ what: String) -> SpoolError {
    SpoolError(
      .layout, "\(path)/items.jsonl \(what): it was changed since the batch was made; submit the items as a new batch")
  }
}
