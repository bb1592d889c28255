internal import CIntentABI

/// Gives texts piece by piece across the C boundary, and an empty piece at the end.
final class PieceSource {
  private var pieces: [String?]
  private var current: UnsafeMutableBufferPointer<UInt8>?

  init(_ pieces: [String?]) {
    self.pieces = pieces
  }

  deinit { current?.deallocate() }

  /// The code that the service is told: 1 for a piece that is nil.
  func give(_ piece: UnsafeMutablePointer<intent_bytes>) -> Int32 {
    current?.deallocate()
    guard let text = pieces.isEmpty ? "" : pieces.removeFirst() else {
      current = nil
      return 1
    }
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.utf8.count)
    _ = bytes.update(fromContentsOf: Array(text.utf8))
    current = bytes
    piece.pointee = intent_bytes(data: UnsafePointer(bytes.baseAddress), count: bytes.count)
    return 0
  }
}
