internal import CIntentABI
internal import IntentJSON
internal import ServiceKit

/// The file store as a C function table (intent_files.h).
enum FilesTable {
  /// Makes the table of a file store. It and the store live as long as the process.
  static func make(_ store: FileStore) -> UnsafePointer<intent_files> {
    let table = UnsafeMutablePointer<intent_files>.allocate(capacity: 1)
    table.initialize(
      to: intent_files(
        size: UInt32(MemoryLayout<intent_files>.size), version: INTENT_FILES_VERSION,
        context: Unmanaged.passRetained(store).toOpaque(), read: read, write: write,
        write_pieces: writePieces))
    return UnsafePointer(table)
  }

  private static let read:
    @convention(c) (
      UnsafePointer<intent_files>?, intent_token, intent_bytes, intent_receiver?, UnsafeMutableRawPointer?
    ) -> Int32 = { table, token, name, receiver, argument in
      let receiver = ServiceReceiver(receiver, argument)
      do throws(FilesError) {
        receiver.give(try store(table).read(try FileName(name.array), token))
        return Int32(INTENT_FILES_OK)
      } catch {
        receiver.give(error.message)
        return error.code
      }
    }

  private static let write:
    @convention(c) (
      UnsafePointer<intent_files>?, intent_token, intent_bytes, intent_bytes, intent_receiver?,
      UnsafeMutableRawPointer?
    ) -> Int32 = { table, token, name, contents, receiver, argument in
      let receiver = ServiceReceiver(receiver, argument)
      var pieces = [contents.buffer]
      return write(table, token, name, receiver) { () throws(FilesError) in
        pieces.popLast() ?? UnsafeBufferPointer(start: nil, count: 0)
      }
    }

  private static let writePieces:
    @convention(c) (
      UnsafePointer<intent_files>?, intent_token, intent_bytes,
      (@convention(c) (UnsafeMutableRawPointer?, UnsafeMutablePointer<intent_bytes>?) -> Int32)?,
      UnsafeMutableRawPointer?, intent_receiver?, UnsafeMutableRawPointer?
    ) -> Int32 = { table, token, name, next, nextArgument, receiver, argument in
      write(table, token, name, ServiceReceiver(receiver, argument)) { () throws(FilesError) in
        var piece = intent_bytes()
        guard let next, next(nextArgument, &piece) == 0 else { throw .aborted }
        return piece.buffer
      }
    }

  private static func write(
    _ table: UnsafePointer<intent_files>?, _ token: intent_token, _ name: intent_bytes, _ receiver: ServiceReceiver,
    _ next: () throws(FilesError) -> UnsafeBufferPointer<UInt8>
  ) -> Int32 {
    do throws(FilesError) {
      var bytes = 0
      let path = try store(table).write(to: try FileName(name.array), token) { () throws(FilesError) in
        let piece = try next()
        bytes += piece.count
        return piece
      }
      var writer = JSONWriter(capacity: 256)
      writer.object { writer in
        writer.member("path", path)
        writer.member("bytes", bytes)
      }
      receiver.give(writer.text)
      return Int32(INTENT_FILES_OK)
    } catch {
      receiver.give(error.message)
      return error.code
    }
  }

  private static func store(_ table: UnsafePointer<intent_files>?) -> FileStore {
    guard let context = table?.pointee.context else { fatalError("a function of files was called without its table") }
    return Unmanaged<FileStore>.fromOpaque(context).takeUnretainedValue()
  }
}
