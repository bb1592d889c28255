internal import CIntentABI
internal import IntentJSON
internal import IntentModel

/// The directory of files of the job's tenant: what people put there for handlers to read, and what handlers write for
/// people to fetch.
///
/// A name is a path inside of that directory, such as `import/students.csv`: no part starts with a dot, and none may be
/// a symbolic link, so that no name leads out of it.
public struct Files: Sendable {
  let link: HostLink

  /// Reads a whole file.
  ///
  /// - Throws: ``FilesError``, `notFound` if there is none.
  public func read(_ name: String) throws(FilesError) -> [UInt8] {
    let files = try service()
    let (code, received) = withBytes(name) { name in
      Received.from { files.pointee.read(files, link.token, name, $0, $1) }
    }
    guard code == INTENT_FILES_OK else { throw FilesError(code, received.string) }
    return received.bytes
  }

  /// Writes a whole file, in place of one that has the name: after a crash it has its old contents or all of the new
  /// ones. Writing the same again does no harm, so a repeated attempt needs no care.
  ///
  /// - Throws: ``FilesError``
  @discardableResult
  public func write(_ name: String, _ contents: [UInt8]) throws(FilesError) -> StoredFile {
    let files = try service()
    let (code, received) = withBytes(name) { name in
      contents.withUnsafeBufferPointer { contents in
        let bytes = intent_bytes(data: contents.baseAddress, count: contents.count)
        return Received.from { files.pointee.write(files, link.token, name, bytes, $0, $1) }
      }
    }
    return try Self.stored(code, received)
  }

  static func stored(_ code: Int32, _ received: Received) throws(FilesError) -> StoredFile {
    guard code == INTENT_FILES_OK else { throw FilesError(code, received.string) }
    do throws(JSONError) {
      return try JSONCoding.decode(from: received.json)
    } catch {
      throw FilesError(.failed, "the files service gave an answer that cannot be read: \(error)")
    }
  }

  /// Writes a text as UTF-8; see ``write(_:_:)-([UInt8])``.
  @discardableResult
  public func write(_ name: String, _ text: String) throws(FilesError) -> StoredFile {
    try write(name, Array(text.utf8))
  }

  func service() throws(FilesError) -> UnsafePointer<intent_files> {
    do throws(IntentError) {
      return try link.service("files", version: INTENT_FILES_VERSION, as: intent_files.self)
    } catch {
      throw FilesError(.unavailable, error.message)
    }
  }
}

extension Context {
  /// The directory of files of the job's tenant. Its library is loaded on the first call.
  public var files: Files { Files(link: attempt.link) }
}

extension FilesError {
  init(_ code: Int32, _ message: String) {
    switch Int(code) {
    case Int(INTENT_FILES_STALE): self.init(.ended, message)
    case Int(INTENT_FILES_INVALID): self.init(.invalid, message)
    case Int(INTENT_FILES_NOT_FOUND): self.init(.notFound, message)
    default: self.init(.failed, message)
    }
  }
}
