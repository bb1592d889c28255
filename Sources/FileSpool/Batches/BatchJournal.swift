import IntentCore
import IntentJSON
import IntentModel

/// The journal of an open batch: lines are appended, and synced before anybody is told.
///
/// For one thread at a time.
struct BatchJournal {
  private let files: Files
  private let isSynced: Bool
  let file: FileSystem.Descriptor
  /// The sum that the next line continues.
  private var sum: UInt32
  /// Where the part of the file ends that is on stable storage.
  private var end: Int64
  /// What a failed call wrote or meant to write behind that, and the entries that it was: written again as it was, since
  /// after a failed sync the kernel may have dropped it.
  private var owed: (entries: [BatchEntry], bytes: [UInt8], sum: UInt32)?

  /// Reads what a journal says, and cuts off what was never acknowledged.
  static func open(
    _ place: BatchPlace, _ manifest: BatchManifest, isSynced: Bool
  ) throws(SystemCallError) -> (BatchJournal, BatchHistory) {
    let files = place.layout.files
    let file = try place.open(BatchPlace.journal, .readWrite)
    do throws(SystemCallError) {
      var history = BatchHistory(total: manifest.total)
      var lines = FileLines(files, file, limit: JobReader.recordLimits.maxBytes)
      var sum = BatchLine.seed(of: manifest.uid)
      var end: Int64 = 0
      while case .line(let line) = try lines.next(), line.isWhole, let next = BatchLine.read(line.bytes, after: sum) {
        history.take(next.entry)
        sum = next.sum
        end = lines.offset
      }
      if try files.status(of: file).size > Int(end) { try files.truncate(file, to: end) }
      return (BatchJournal(files: files, isSynced: isSynced, file: file, sum: sum, end: end), history)
    } catch {
      files.close(file)
      throw error
    }
  }

  private init(files: Files, isSynced: Bool, file: FileSystem.Descriptor, sum: UInt32, end: Int64) {
    self.files = files
    self.isSynced = isSynced
    self.file = file
    self.sum = sum
    self.end = end
  }

  /// Appends lines in one write, and syncs them. If it throws, the same entries are to be given again.
  mutating func append(_ entries: [BatchEntry]) throws(SystemCallError) {
    let group = prepared(entries)
    owed = group
    try files.writeAll(file, group.bytes, at: end)
    if isSynced { try files.syncData(file) }
    end += Int64(group.bytes.count)
    sum = group.sum
    owed = nil
  }

  private func prepared(_ entries: [BatchEntry]) -> (entries: [BatchEntry], bytes: [UInt8], sum: UInt32) {
    if let owed, owed.entries == entries { return owed }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(entries.count * 96)
    var sum = sum
    for entry in entries { sum = BatchLine.append(entry, to: &bytes, after: sum) }
    return (entries, bytes, sum)
  }
}
