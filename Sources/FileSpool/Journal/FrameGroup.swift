import CSystem

/// Entries that are appended to a journal in one write.
///
/// A frame is `length (u32) | CRC-32C (u32) | payload`. The checksum of the first frame of a journal is seeded with its
/// number, that of each other one with the checksum before it: a frame of another journal, or one left behind by a
/// write that failed, never passes for the next.
struct FrameGroup {
  private var writer: ByteWriter
  /// Where each frame starts.
  private var starts: [Int] = []

  init(capacity: Int = 1024) { writer = ByteWriter(capacity: capacity) }

  init(_ entries: some Sequence<JournalEntry>) {
    self.init()
    for entry in entries { append(entry) }
  }

  var isEmpty: Bool { starts.isEmpty }
  var size: Int { writer.bytes.count }

  mutating func append(_ entry: JournalEntry) {
    starts.append(writer.bytes.count)
    writer.integer(UInt64(0))
    entry.write(to: &writer)
    writer.patch(UInt32(writer.bytes.count - starts.last! - Self.headSize), at: starts.last!)
  }

  /// Enters the checksums: the bytes to append, continuing a chain of checksums, and the chain's new end.
  mutating func seal(after checksum: UInt32) -> (bytes: [UInt8], checksum: UInt32) {
    var checksum = checksum
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1] : writer.bytes.count
      checksum = writer.bytes.withUnsafeBytes { bytes in
        Self.checksum(of: UnsafeRawBufferPointer(rebasing: bytes[(start + Self.headSize)..<end]), after: checksum)
      }
      writer.patch(checksum, at: start + 4)
    }
    return (writer.bytes, checksum)
  }

  /// Size of a frame without its payload.
  static let headSize = 8

  /// The seed of a journal's first frame.
  static func seed(of number: UInt64) -> UInt32 {
    withUnsafeBytes(of: number.littleEndian) { checksum(of: $0, after: 0) }
  }

  static func checksum(of bytes: UnsafeRawBufferPointer, after seed: UInt32) -> UInt32 {
    spool_crc32c(seed, bytes.baseAddress, bytes.count)
  }
}
