public import IntentCore
import IntentJSON

public import IntentModel

/// A batch that is being put together: items are added one by one, and it appears whole or not at all.
///
///     make batches/ID/; write items.jsonl in it; fsync both, and batches/
///     write batch.json in tmp/, fsync it; rename it to batches/ID/batch.json; fsync batches/ID
///
/// A directory without `batch.json` is no batch: somebody is at it, or died at it.
/// For one thread at a time.
public final class BatchDraft {
  private let id: JobID
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

  /// - Throws: EEXIST if there is a batch, or somebody has lately begun one.
  init(_ layout: Layout, _ id: JobID, isSynced: Bool, now: Timestamp) throws(SystemCallError) {
    self.id = id
    place = BatchPlace(layout, id)
    self.isSynced = isSynced
    try place.make(now: now)
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

  /// Makes it a batch. On stable storage when it returns.
  ///
  /// - Parameters:
  ///   - uid: The batch's identity.
  ///   - owner: The job that is to execute it, where there is one already.
  ///   - key: Its intent.
  public func publish(uid: JobUID, owner: JobUID? = nil, key: String, now: Timestamp) throws(SpoolError) {
    let manifest = BatchManifest(
      id: id, uid: uid, owner: owner ?? uid, key: key, total: total, malformed: malformed, createdAt: now)
    try reporting { () throws(SystemCallError) in
      try flush()
      if isSynced { try place.layout.files.sync(file) }
      isOpen = false
      try place.layout.files.closeWritten(file)
      if isSynced {
        // A power cut may keep the manifest's name and not that of the items, unless theirs is safe before.
        try place.sync()
        try place.layout.files.sync(place.layout.batches)
      }
      let draft = FileName("\(Submitting.draftPrefix)batch-\(uid)")
      try place.layout.files.write(manifest.bytes, as: draft, in: place.layout.temporary, sync: isSynced)
      try place.publish(draft, as: BatchPlace.manifest)
      if isSynced { try place.sync() }
    }
  }

  /// Removes what was put together.
  public func discard() {
    if isOpen { place.layout.files.close(file) }
    isOpen = false
    // What is left goes with old batches.
    _ = try? place.remove()
  }

  private func reporting(_ body: () throws(SystemCallError) -> Void) throws(SpoolError) {
    do throws(SystemCallError) { try body() } catch {
      throw SpoolError("cannot put the batch \(place.layout.path)/batches/\(id) together", error)
    }
  }
}
