import IntentModel

/// That claim did not happen.
struct VoidEntry: Sendable, Equatable {
  var fence: UInt64
  var uid: JobUID
}

extension VoidEntry {
  init?(_ reader: inout ByteReader) {
    guard let fence = reader.integer(UInt64.self), let uid = reader.text() else { return nil }
    self.init(fence: fence, uid: JobUID(unchecked: uid))
  }

  func write(to writer: inout ByteWriter) {
    writer.integer(fence)
    writer.string(uid.text)
  }
}
