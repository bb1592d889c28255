import IntentCore
import IntentModel

/// The job is at its destination now: everything needed to put it there, any number of times.
///
/// A reference to what never changes, as ``ClaimEntry`` is.
final class TransitionEntry: Sendable {
  let fence: UInt64
  let uid: JobUID
  let id: JobID
  /// What is unlinked at the end.
  let source: Place
  /// What the source was when it was taken; nil in `processing/`, where only the runtime puts files.
  let identity: FileIdentity?
  let destination: Place
  /// The whole new file.
  let bytes: [UInt8]
  let followUps: [NewJob]

  init(
    fence: UInt64, uid: JobUID, id: JobID, source: Place, identity: FileIdentity?, destination: Place, bytes: [UInt8],
    followUps: [NewJob]
  ) {
    self.fence = fence
    self.uid = uid
    self.id = id
    self.source = source
    self.identity = identity
    self.destination = destination
    self.bytes = bytes
    self.followUps = followUps
  }
}

extension TransitionEntry {
  convenience init?(_ reader: inout ByteReader) {
    guard let fence = reader.integer(UInt64.self), let uid = reader.text(), let id = reader.text(),
      let source = Place(&reader), let hasIdentity = reader.integer(UInt8.self)
    else { return nil }
    var identity: FileIdentity?
    if hasIdentity != 0 {
      identity = FileIdentity(&reader)
      if identity == nil { return nil }
    }
    guard let destination = Place(&reader), let bytes = reader.string(), let count = reader.integer(UInt32.self)
    else { return nil }
    var followUps: [NewJob] = []
    for _ in 0..<count {
      guard let id = reader.text(), let bytes = reader.string() else { return nil }
      followUps.append(NewJob(id: JobID(unchecked: id), bytes: Array(bytes)))
    }
    self.init(
      fence: fence, uid: JobUID(unchecked: uid), id: JobID(unchecked: id), source: source, identity: identity,
      destination: destination, bytes: Array(bytes), followUps: followUps)
  }

  func write(to writer: inout ByteWriter) {
    writer.integer(fence)
    writer.string(uid.text)
    writer.string(id.text)
    source.write(to: &writer)
    writer.integer(UInt8(identity == nil ? 0 : 1))
    identity?.write(to: &writer)
    destination.write(to: &writer)
    writer.string(bytes)
    writer.integer(UInt32(followUps.count))
    for followUp in followUps {
      writer.string(followUp.id.text)
      writer.string(followUp.bytes)
    }
  }
}

extension TransitionEntry: Equatable {
  static func == (left: TransitionEntry, right: TransitionEntry) -> Bool {
    left.fence == right.fence && left.uid == right.uid && left.id == right.id && left.source == right.source
      && left.identity == right.identity && left.destination == right.destination && left.bytes == right.bytes
      && left.followUps == right.followUps
  }
}
