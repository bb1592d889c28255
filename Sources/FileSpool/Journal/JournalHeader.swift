/// The first entry of every journal.
struct JournalHeader: Sendable, Equatable {
  /// Version of the spool's layout.
  var layout: UInt32
  /// The boot of the machine in which the journal was begun.
  var bootID: String
  /// The fence of the next claim: those before it were given away, even where this journal has no entry of them.
  var nextFence: UInt64
}

extension JournalHeader {
  init?(_ reader: inout ByteReader) {
    guard let layout = reader.integer(UInt32.self), let bootID = reader.text(),
      let nextFence = reader.integer(UInt64.self)
    else { return nil }
    self.init(layout: layout, bootID: bootID, nextFence: nextFence)
  }

  func write(to writer: inout ByteWriter) {
    writer.integer(layout)
    writer.string(bootID)
    writer.integer(nextFence)
  }
}
