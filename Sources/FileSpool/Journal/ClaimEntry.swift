import IntentCore
import IntentModel

/// This job is accepted, and an attempt of it may start.
struct ClaimEntry: Sendable, Equatable {
  var fence: UInt64
  var uid: JobUID
  var id: JobID
  /// Number of the attempt, from 1.
  var attempt: UInt32
  var claimedAt: Timestamp
  /// Where the job's file was; in `pending/` it is a drop, elsewhere a file of the runtime's own.
  var source: Place
  /// What the file was when it was read.
  var identity: FileIdentity
  /// The file's name in `processing/`.
  var processing: FileName
  /// The whole file.
  var bytes: [UInt8]

  /// The place in `processing/`.
  var claimed: Place { Place(.processing, processing) }
}

extension ClaimEntry {
  init?(_ reader: inout ByteReader) {
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
