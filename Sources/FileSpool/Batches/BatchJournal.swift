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

  /// Appends lines in one write, and syncs them. If it throws, they are to be given again: the next call writes over
  /// whatever this one left, since after a failed sync the kernel may have dropped some of it.
  mutating func append(_ entries: [BatchEntry]) throws(SystemCallError) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(entries.count * 96)
    var sum = sum
    for entry in entries { sum = BatchLine.append(entry, to: &bytes, after: sum) }
    try files.writeAll(file, bytes, at: end)
    if isSynced { try files.syncData(file) }
    end += Int64(bytes.count)
    self.sum = sum
  }
}
