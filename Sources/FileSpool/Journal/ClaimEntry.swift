import IntentCore
import IntentModel

/// This job is accepted, and an attempt of it may start.
///
/// A reference to what never changes, as ``Candidate`` is, and for the same reason.
final class ClaimEntry: Sendable {
  let fence: UInt64
  let uid: JobUID
  let id: JobID
  /// Number of the attempt, from 1.
  let attempt: UInt32
  let claimedAt: Timestamp
  /// Where the job's file was; in `pending/` it is a drop, elsewhere a file of the runtime's own.
  let source: Place
  /// What the file was when it was read.
  let identity: FileIdentity
  /// The file's name in `processing/`.
  let processing: FileName
  /// The whole file.
  let bytes: [UInt8]

  /// The source's name, where that is in `delayed/`.
  var delayedName: DelayedName? { source.state == .delayed ? DelayedName(source.name) : nil }

  /// The place in `processing/`.
  var claimed: Place { Place(.processing, processing) }

  init(
    fence: UInt64, uid: JobUID, id: JobID, attempt: UInt32, claimedAt: Timestamp, source: Place,
    identity: FileIdentity, processing: FileName, bytes: [UInt8]
  ) {
    self.fence = fence
    self.uid = uid
    self.id = id
    self.attempt = attempt
    self.claimedAt = claimedAt
    self.source = source
    self.identity = identity
    self.processing = processing
    self.bytes = bytes
  }
}

extension ClaimEntry {
  convenience init?(_ reader: inout ByteReader) {
    guard let fence = reader.integer(UInt64.self), let uid = reader.text(), let id = reader.text(),
      let attempt = reader.integer(UInt32.self), let claimedAt = reader.integer(Int64.self),
      let source = Place(&reader), let identity = FileIdentity(&reader), let processing = reader.string(),
      let bytes = reader.string()
    else { return nil }
    self.init(
      fence: fence, uid: JobUID(unchecked: uid), id: JobID(unchecked: id), attempt: attempt,
      claimedAt: Timestamp(milliseconds: claimedAt), source: source, identity: identity,
      processing: FileName(processing), bytes: Array(bytes))
  }

  func write(to writer: inout ByteWriter) {
    writer.integer(fence)
    writer.string(uid.text)
    writer.string(id.text)
    writer.integer(attempt)
    writer.integer(claimedAt.milliseconds)
    source.write(to: &writer)
    identity.write(to: &writer)
    writer.string(processing.bytes)
    writer.string(bytes)
  }
}

extension ClaimEntry: Equatable {
  static func == (left: ClaimEntry, right: ClaimEntry) -> Bool {
    left.fence == right.fence && left.uid == right.uid && left.id == right.id && left.attempt == right.attempt
      && left.claimedAt == right.claimedAt && left.source == right.source && left.identity == right.identity
      && left.processing == right.processing && left.bytes == right.bytes
  }
}
