import IntentCore

/// Finds lines of a file by where they start, most of which lie near the one before: a piece of the file is held.
struct LineWindow {
  private static let size = 1 << 17
  /// Bytes before the line that was asked for: the next may lie a little before it.
  private static let margin: Int64 = 1 << 14

  private let files: Files
  private let file: FileSystem.Descriptor
  private let limit: Int
  private var piece: [UInt8] = []
  /// Where the piece starts in the file.
  private var start: Int64 = 0

  /// - Parameter limit: The most bytes of a line.
  init(_ files: Files, _ file: FileSystem.Descriptor, limit: Int) {
    self.files = files
    self.file = file
    self.limit = limit
  }

  /// The line that starts there, without its line feed; nil: none does that ends within the limit.
  mutating func line(at offset: Int64) throws(SystemCallError) -> ArraySlice<UInt8>? {
    if let line = found(at: offset) { return line }
    var size = Self.size
    while true {
      start = max(0, offset - Self.margin)
      try read(size)
      if let line = found(at: offset) { return line }
      if piece.count < size || size > limit { return nil }
      size *= 4
    }
  }

  private func found(at offset: Int64) -> ArraySlice<UInt8>? {
    guard offset >= start, offset - start < Int64(piece.count) else { return nil }
    let rest = piece[Int(offset - start)...]
    return rest.firstIndex(of: UInt8(ascii: "\n")).map { rest[..<$0] }
  }

  /// Takes in so many bytes from `start`, or fewer at the end of the file.
  private mutating func read(_ size: Int) throws(SystemCallError) {
    var failure: SystemCallError?
    piece = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      do throws(SystemCallError) {
        while count < size {
          let room = UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: buffer[count...]))
          let taken = try files.read(file, into: room, at: start + Int64(count))
          if taken == 0 { break }
          count += taken
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }
}
