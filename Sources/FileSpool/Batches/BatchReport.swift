public import IntentCore
import IntentJSON
public import IntentModel

/// What became of a batch's items, one after the other in their order, as of the moment it was opened: while the batch
/// runs, and after it has ended.
///
/// It holds a dozen bytes an item, whatever the items are. For one thread at a time.
public final class BatchReport {
  private let place: BatchPlace
  private let itemsFile: FileSystem.Descriptor
  private let journalFile: FileSystem.Descriptor?
  private let manifest: BatchManifest
  private let history: BatchHistory
  private let marks: BatchMarks
  private var lines: FileLines
  private var window: LineWindow?
  private var number = 0

  private var files: Files { place.layout.files }

  /// The batch's id.
  public var id: JobID { manifest.id }
  /// The intent, as it was when the batch was made.
  public var key: String { manifest.key }
  /// What has come of the items.
  public var counts: BatchCounts { history.counts }

  /// - Returns: nil: there is no such batch.
  init?(_ place: BatchPlace) throws(SystemCallError) {
    guard let manifest = try BatchManifest.read(place) else { return nil }
    let files = place.layout.files
    self.place = place
    self.manifest = manifest
    let itemsFile = try place.open(BatchPlace.items, .read)
    do throws(SystemCallError) {
      let journalFile = try Self.openJournal(place)
      do throws(SystemCallError) {
        var marks = BatchMarks(total: manifest.total)
        history =
          try journalFile.map { (file) throws(SystemCallError) in
            try marks.read(FileLines(files, file, limit: JobReader.recordLimits.maxBytes), manifest)
          } ?? BatchHistory(total: manifest.total)
        self.marks = marks
      } catch {
        if let journalFile { files.close(journalFile) }
        throw error
      }
      self.journalFile = journalFile
    } catch {
      files.close(itemsFile)
      throw error
    }
    self.itemsFile = itemsFile
    lines = FileLines(files, itemsFile, limit: FileBatch.lineLimit)
    window = journalFile.map { LineWindow(files, $0, limit: JobReader.recordLimits.maxBytes) }
  }

  deinit {
    files.close(itemsFile)
    if let journalFile { files.close(journalFile) }
  }

  /// nil: nothing was executed yet.
  private static func openJournal(_ place: BatchPlace) throws(SystemCallError) -> FileSystem.Descriptor? {
    // Not opened for writing, which would make it: this only looks.
    guard try place.status(of: BatchPlace.journal) != nil else { return nil }
    return try place.open(BatchPlace.journal, .read)
  }

  /// The next item whose status is wanted; nil: there is none.
  public func next(where isWanted: (BatchReportItem.Status) -> Bool = { _ in true }) throws(SpoolError)
    -> BatchReportItem?
  {
    while number < manifest.total {
      guard case .line(let line) = try reading({ () throws(SystemCallError) in try lines.next() }), line.isWhole else {
        throw damaged("items.jsonl ends after \(number) of \(manifest.total) items")
      }
      number += 1
      let status = status(of: number)
      if isWanted(status) { return try item(status, line.bytes) }
    }
    return nil
  }

  private func status(of number: Int) -> BatchReportItem.Status {
    switch history.status(number) {
    case .completed: .completed
    case .failed: .failed
    case .cancelled: .cancelled
    case nil: history.waiting[number] == nil ? .open : .waiting
    }
  }

  private func item(_ status: BatchReportItem.Status, _ line: ArraySlice<UInt8>) throws(SpoolError) -> BatchReportItem {
    var item = BatchReportItem(number: number, content: try content(line), status: status)
    guard status != .open, let offset = marks.offset(of: number) else { return item }
    (item.attempts, item.retries) = marks.tries(of: number)
    guard let text = try reading({ () throws(SystemCallError) in try window?.line(at: offset) }),
      let entry = BatchLine.entry(text)
    else { throw damaged("journal.jsonl has changed") }
    switch entry {
    case .ended(item: _, let end):
      (item.milliseconds, item.error, item.result) = (end.milliseconds, end.error, end.result)
    case .waits(item: _, _, until: let due, let error): (item.dueAt, item.error) = (due, error)
    case .begun, .progress, .redacted: throw damaged("journal.jsonl has changed")
    }
    return item
  }

  private func content(_ line: ArraySlice<UInt8>) throws(SpoolError) -> BatchItem.Content {
    guard let text = try? JSONText(validating: line, limits: JSONLimits(maxBytes: FileBatch.lineLimit)) else {
      throw damaged("items.jsonl has a line for item \(number) that is not JSON")
    }
    return text.string.map { .malformed($0) } ?? .params(text)
  }

  /// The names of the parameters that the first items have, in the order in which they come up.
  ///
  /// - Parameters:
  ///   - count: How many items are looked at.
  ///   - limit: The most names.
  public func parameterNames(ofFirst count: Int, atMost limit: Int) throws(SpoolError) -> [String] {
    var lines = FileLines(files, itemsFile, limit: FileBatch.lineLimit)
    var names: [String] = []
    for _ in 0..<min(count, manifest.total) {
      guard case .line(let line) = try reading({ () throws(SystemCallError) in try lines.next() }) else { break }
      guard let text = try? JSONText(validating: line.bytes, limits: JSONLimits(maxBytes: FileBatch.lineLimit)) else {
        continue
      }
      for member in text.members where names.count < limit && !names.contains(member.name) { names.append(member.name) }
    }
    return names
  }

  private func reading<Value>(_ body: () throws(SystemCallError) -> Value) throws(SpoolError) -> Value {
    do throws(SystemCallError) { return try body() } catch {
      throw SpoolError("cannot read the batch \(place.layout.path)/batches/\(id)", error)
    }
  }

  private func damaged(_ what: String) -> SpoolError {
    SpoolError(
      .layout, "\(place.layout.path)/batches/\(id): \(what): it was changed by something else than the runtime")
  }
}
