/// What a journal holds, up to the first frame that is short, empty or fails its checksum.
struct JournalContents {
  var number: UInt64
  var header: JournalHeader
  /// All entries after the header, in order.
  var entries: [JournalEntry]
  /// Where the next frame goes.
  var end: Int64
  /// The checksum that the next frame continues.
  var checksum: UInt32
  /// Whether it goes on with an entry that is whole, and that this program does not know.
  var isForeign: Bool

  /// Reads a journal's bytes; nil: not even its first frame is whole, so nothing was ever written into it.
  init?(_ bytes: [UInt8], number: UInt64) {
    var checksum = FrameGroup.seed(of: number)
    var offset = 0
    var entries: [JournalEntry] = []
    var isForeign = false
    while let payload = Self.payload(in: bytes, at: offset, checksum: &checksum) {
      guard let entry = JournalEntry(payload) else {
        isForeign = true
        break
      }
      entries.append(entry)
      offset = payload.endIndex
    }
    if entries.isEmpty, !isForeign { return nil }
    self.number = number
    if case .header(let header)? = entries.first {
      self.header = header
      self.isForeign = isForeign || header.layout != UInt32(Layout.version)
    } else {
      // Not even its first entry is known: of another version, by all that can be told.
      header = JournalHeader(layout: 0, bootID: "", nextFence: 0)
      self.isForeign = true
    }
    self.entries = Array(entries.dropFirst())
    self.end = Int64(offset)
    self.checksum = checksum
  }

  private static func payload(in bytes: [UInt8], at offset: Int, checksum: inout UInt32) -> ArraySlice<UInt8>? {
    var reader = ByteReader(bytes[offset...].prefix(FrameGroup.headSize))
    guard let length = reader.integer(UInt32.self), let expected = reader.integer(UInt32.self), length > 0,
      Int(length) <= bytes.count - offset - FrameGroup.headSize
    else { return nil }
    let start = offset + FrameGroup.headSize
    let range = start..<(start + Int(length))
    let actual = bytes.withUnsafeBytes {
      FrameGroup.checksum(of: UnsafeRawBufferPointer(rebasing: $0[range]), after: checksum)
    }
    guard actual == expected else { return nil }
    checksum = actual
    return bytes[range]
  }
}
