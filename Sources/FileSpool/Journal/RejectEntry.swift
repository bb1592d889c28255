/// This drop was refused.
struct RejectEntry: Sendable, Equatable {
  var source: Place
  /// What the drop was when it was refused.
  var identity: FileIdentity
  /// Its name in `rejected/`.
  var destination: FileName
  /// The name of the file beside it that holds the reason.
  var reasonName: FileName
  /// That file's contents.
  var reason: [UInt8]
}

extension RejectEntry {
  init?(_ reader: inout ByteReader) {
    guard let source = Place(&reader), let identity = FileIdentity(&reader), let destination = reader.string(),
      let reasonName = reader.string(), let reason = reader.string()
    else { return nil }
    self.init(
      source: source, identity: identity, destination: FileName(destination), reasonName: FileName(reasonName),
      reason: Array(reason))
  }

  func write(to writer: inout ByteWriter) {
    source.write(to: &writer)
    identity.write(to: &writer)
    writer.string(destination.bytes)
    writer.string(reasonName.bytes)
    writer.string(reason)
  }
}
