#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The lines of a file, read as a stream: pieces of the file are held, never the whole.
struct FileLines {
  /// A line without its line feed.
  struct Line {
    /// Where it starts in the file.
    var offset: Int64
    /// A part of the piece that was read: taking it copies nothing.
    var bytes: ArraySlice<UInt8>
    /// Whether a line feed ends it; else it is the end of the file.
    var isWhole: Bool
  }

  enum Next {
    case line(Line)
    /// Longer than the limit; its bytes are gone.
    case tooLong
    case end
  }

  private static let pieceSize = 1 << 18

  private let files: Files
  private let file: FileSystem.Descriptor
  private let limit: Int
  private var piece: ArraySlice<UInt8> = []
  /// Where the rest of the piece starts in the file.
  private(set) var offset: Int64
  private var isAtEnd = false

  /// - Parameter limit: The most bytes of a line.
  init(_ files: Files, _ file: FileSystem.Descriptor, from offset: Int64 = 0, limit: Int) {
    self.files = files
    self.file = file
    self.offset = offset
    self.limit = limit
  }

  mutating func next() throws(SystemCallError) -> Next {
    var isTooLong = false
    while true {
      if let end = Self.lineFeed(in: piece) {
        let bytes = piece[..<end]
        let start = offset
        piece = piece[(end + 1)...]
        offset += Int64(bytes.count) + 1
        return isTooLong || bytes.count > limit
          ? .tooLong : .line(Line(offset: start, bytes: bytes, isWhole: true))
      }
      if isAtEnd {
        if piece.isEmpty { return isTooLong ? .tooLong : .end }
        defer {
          offset += Int64(piece.count)
          piece = []
        }
        return isTooLong || piece.count > limit
          ? .tooLong : .line(Line(offset: offset, bytes: piece, isWhole: false))
      }
      if piece.count > limit {
        isTooLong = true
        offset += Int64(piece.count)
        piece = []
      }
      try fill()
    }
  }

  /// A new piece each time: lines of the old one may still be in use.
  private mutating func fill() throws(SystemCallError) {
    let rest = piece
    let start = offset + Int64(rest.count)
    var failure: SystemCallError?
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: rest.count + Self.pieceSize) { buffer, initialized in
      _ = UnsafeMutableBufferPointer(rebasing: buffer[..<rest.count]).initialize(from: rest)
      let room = UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: buffer[rest.count...]))
      do throws(SystemCallError) { count = try files.read(file, into: room, at: start) } catch { failure = error }
      initialized = rest.count + count
    }
    if let failure { throw failure }
    isAtEnd = count == 0
    piece = bytes[...]
  }

  private static func lineFeed(in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress, let found = memchr(start, 10, buffer.count) else { return nil }
      return bytes.startIndex + (found - UnsafeMutableRawPointer(mutating: start))
    }
  }
}
