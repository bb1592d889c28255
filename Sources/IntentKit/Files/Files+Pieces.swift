internal import CIntentABI
internal import IntentJSON
internal import IntentModel

extension Files {
  /// Writes a file of any length through little memory: `next` gives its contents piece by piece, and nil at the end.
  ///
  /// The file takes its place when all of it is written, in place of one that has the name. If `next` throws, nothing is
  /// written.
  ///
  /// - Throws: What `next` throws; ``FilesError``
  @discardableResult
  public func write(_ name: String, pieces next: () throws -> [UInt8]?) throws -> StoredFile {
    let files = try service()
    guard files.pointee.size >= UInt32(MemoryLayout<intent_files>.size) else {
      throw FilesError(.unavailable, "the files service is older than this handler and takes no pieces: build it again")
    }
    var failure: (any Error)?
    let (code, received) = withoutActuallyEscaping(next) { next in
      let pieces = Pieces(next)
      let answer = withBytes(name) { name in
        Received.from {
          files.pointee.write_pieces(
            files, link.token, name,
            { Unmanaged<Pieces>.fromOpaque($0!).takeUnretainedValue().give($1!) ? 0 : 1 },
            Unmanaged.passUnretained(pieces).toOpaque(), $0, $1)
        }
      }
      failure = pieces.failure
      return answer
    }
    if let failure { throw failure }
    return try Self.stored(code, received)
  }
}

/// The pieces of a file where C wants a pointer: keeps the one that is being written.
private final class Pieces {
  private(set) var failure: (any Error)?
  private let next: () throws -> [UInt8]?
  private var current = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)

  init(_ next: @escaping () throws -> [UInt8]?) {
    self.next = next
  }

  deinit { current.deallocate() }

  /// Puts the next piece that is not empty where the service looks, or an empty one at the end; false: it failed.
  func give(_ piece: UnsafeMutablePointer<intent_bytes>) -> Bool {
    do {
      var bytes = try next()
      while bytes?.isEmpty == true { bytes = try next() }
      current.deallocate()
      current = UnsafeMutableBufferPointer.allocate(capacity: bytes?.count ?? 0)
      _ = current.update(fromContentsOf: bytes ?? [])
      piece.pointee = intent_bytes(data: UnsafePointer(current.baseAddress), count: bytes?.count ?? 0)
      return true
    } catch {
      failure = error
      return false
    }
  }
}
