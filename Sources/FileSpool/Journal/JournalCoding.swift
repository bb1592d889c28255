import IntentCore

extension Place {
  /// The states in the order of their numbers in a journal. Only ever extended at its end.
  private static let numbers: [JobState] = [
    .pending, .delayed, .held, .processing, .completed, .failed, .cancelled, .rejected,
  ]

  init?(_ reader: inout ByteReader) {
    guard let number = reader.integer(UInt8.self), Int(number) < Self.numbers.count, let day = reader.text(),
      let name = reader.string()
    else { return nil }
    self.init(Self.numbers[Int(number)], FileName(name), day: day.isEmpty ? nil : day)
  }

  func write(to writer: inout ByteWriter) {
    writer.integer(UInt8(Self.numbers.firstIndex(of: state)!))
    writer.string(day ?? "")
    writer.string(name.bytes)
  }
}

extension FileIdentity {
  init?(_ reader: inout ByteReader) {
    guard let inode = reader.integer(UInt64.self), let size = reader.integer(Int64.self),
      let modified = reader.integer(Int64.self), let changed = reader.integer(Int64.self),
      let born = reader.integer(Int64.self)
    else { return nil }
    self.init(inode: inode, size: size, modified: modified, changed: changed, born: born)
  }

  func write(to writer: inout ByteWriter) {
    writer.integer(inode)
    writer.integer(size)
    writer.integer(modified)
    writer.integer(changed)
    writer.integer(born)
  }
}
