public import IntentCore
import IntentJSON

public import IntentModel

/// A batch that is being put together: items are added one by one, and it appears whole or not at all.
///
///     make tmp/NAME/; write items.jsonl, then batch.json; fsync both and the directory
///     rename it, not replacing, to batches/ID; fsync batches/
///
/// For one thread at a time.
public final class BatchDraft {
  private let place: BatchPlace
  private let isSynced: Bool
  private let file: FileSystem.Descriptor
  private var isOpen = true
  private var buffer: [UInt8] = []
  private var written: Int64 = 0
  /// Items so far.
  public private(set) var total = 0
  /// Those among them that are none.
  public private(set) var malformed = 0

  private static let bufferSize = 1 << 18

  init(_ layout: Layout, name: FileName, isSynced: Bool) throws(SystemCallError) {
    place = BatchPlace(draft: name, layout)
    self.isSynced = isSynced
    try place.make()
    file = try place.create(BatchPlace.items)
  }

  deinit { if isOpen { place.layout.files.close(file) } }

  /// Adds an item.
  public func add(_ item: BatchItem.Content) throws(SpoolError) {
    guard total < BatchItem.largestCount else {
      throw SpoolError(.conflict, "a batch has at most \(BatchItem.largestCount) items: make several")
    }
    total += 1
    switch item {
    case .params(let params): buffer += params.bytes
    case .malformed(let reason):
      malformed += 1
      var writer = JSONWriter(capacity: reason.utf8.count + 16)
      writer.value(reason)
      buffer += writer.finish()
    }
    buffer.append(UInt8(ascii: "\n"))
    if buffer.count >= Self.bufferSize { try reporting { () throws(SystemCallError) in try flush() } }
  }

  private func flush() throws(SystemCallError) {
    try place.layout.files.writeAll(file, buffer, at: written)
    written += Int64(buffer.count)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Gives the batch its place. On stable storage when it returns.
  ///
  /// - Parameters:
  ///   - id: Of the job that is to execute it.
  ///   - uid: The batch's identity.
  ///   - owner: The job, where there is one already.
  ///   - key: Its intent.
  /// - Throws: ``SpoolError/Code/conflict`` where there is a batch of that id.
  public func publish(
    as id: JobID, uid: JobUID, owner: JobUID? = nil, key: String, now: Timestamp
  ) throws(SpoolError) {
    let manifest = BatchManifest(
      id: id, uid: uid, owner: owner ?? uid, key: key, total: total, malformed: malformed, createdAt: now)
    try reporting { () throws(SystemCallError) in
      try flush()
      if isSynced { try place.layout.files.sync(file) }
      isOpen = false
      try place.layout.files.closeWritten(file)
      try write(manifest)
      try place.sync()
      try place.publish(as: BatchPlace(place.layout, id))
    }
  }

  private func write(_ manifest: BatchManifest) throws(SystemCallError) {
    let files = place.layout.files
    let file = try place.create(BatchPlace.manifest)
    do throws(SystemCallError) {
      try files.writeAll(file, manifest.bytes)
      if isSynced { try files.sync(file) }
    } catch {
      files.close(file)
      throw error
    }
    try files.closeWritten(file)
  }

  /// Removes what was put together.
  public func discard() {
    if isOpen { place.layout.files.close(file) }
    isOpen = false
    // What is left is removed by the next recovery.
    _ = try? place.remove()
  }

  private func reporting(_ body: () throws(SystemCallError) -> Void) throws(SpoolError) {
    do throws(SystemCallError) { try body() } catch {
      if error.isCollision { throw SpoolError(.conflict, "there is a batch of that id already: give another id") }
      throw SpoolError("cannot put a batch together in \(place.layout.path)", error)
    }
  }
}
