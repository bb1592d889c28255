#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Files {
  /// Reads an open file from its start to its end; `size` is what it is expected to hold.
  ///
  /// - Returns: the bytes; at most `limit` and one, so that a caller sees when there are more.
  func contents(of file: Descriptor, size: Int, limit: Int) throws(SystemCallError) -> [UInt8] {
    // One byte more than expected, so that a file that has not grown is read in one call.
    var room = min(size, limit) + 1
    var bytes: [UInt8] = []
    while true {
      let had = bytes.count
      let wanted = room - had
      let more = try read(file, upTo: wanted, appendingTo: &bytes)
      if more < wanted && (had > 0 || more <= size) {
        // A short read of a regular file is its end, unless a signal cut it short: the size says which.
        if had + more >= size || more == 0 { return bytes }
      }
      if bytes.count > limit { return bytes }
      if bytes.count == room { room = min(room * 2 + 4096, limit + 1) }
    }
  }

  private func read(_ file: Descriptor, upTo count: Int, appendingTo bytes: inout [UInt8])
    throws(SystemCallError) -> Int
  {
    let had = bytes.count
    var failure: SystemCallError?
    var taken = 0
    let grown = [UInt8](unsafeUninitializedCapacity: had + count) { buffer, initialized in
      if had > 0 { _ = UnsafeMutableBufferPointer(rebasing: buffer[..<had]).initialize(from: bytes) }
      let room = UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: buffer[had...].prefix(count)))
      do throws(SystemCallError) { taken = try self.read(file, into: room) } catch { failure = error }
      initialized = had + taken
    }
    if let failure { throw failure }
    bytes = grown
    return taken
  }

  /// The contents of a regular file; nil: there is none of that name.
  func contents(of name: FileName, in directory: Descriptor, limit: Int = 1 << 30)
    throws(SystemCallError) -> [UInt8]?
  {
    let file: Descriptor
    do { file = try open(name, in: directory, .read) } catch  where error.errno == ENOENT { return nil }
    defer { close(file) }
    return try contents(of: file, size: try status(of: file).size, limit: limit)
  }

  /// Writes all of `bytes` at an offset.
  func writeAll(_ file: Descriptor, _ bytes: [UInt8], at offset: Int64 = 0) throws(SystemCallError) {
    var written = 0
    while written < bytes.count {
      let count = try write(file, bytes, from: written, at: offset + Int64(written))
      // Nothing taken, and no error: a device that is full says it so.
      if count == 0 { throw SystemCallError("write", "descriptor \(file)", errno: ENOSPC) }
      written += count
    }
  }

  private func write(_ file: Descriptor, _ bytes: [UInt8], from start: Int, at offset: Int64)
    throws(SystemCallError) -> Int
  {
    let result = bytes.withUnsafeBytes { buffer -> Result<Int, SystemCallError> in
      do throws(SystemCallError) {
        return .success(try self.write(file, UnsafeRawBufferPointer(rebasing: buffer[start...]), at: offset))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// Opens a new file to write to. What has that name already goes, and is never opened: it may be another name of
  /// somebody's file, or a pipe that nobody reads.
  func create(_ name: FileName, in directory: Descriptor, permissions: UInt32 = 0o644)
    throws(SystemCallError) -> Descriptor
  {
    // Whoever puts something there again and again is not waited for.
    for _ in 0..<16 {
      do throws(SystemCallError) {
        return try open(name, in: directory, .create, permissions: permissions)
      } catch {
        guard error.isCollision else { throw error }
      }
      try clear(name, in: directory)
    }
    return try open(name, in: directory, .create, permissions: permissions)
  }

  /// Removes what has a name, a directory too if it is empty.
  func clear(_ name: FileName, in directory: Descriptor) throws(SystemCallError) {
    do throws(SystemCallError) { try unlink(name, in: directory) } catch {
      guard error.errno == EISDIR || error.errno == EPERM else { throw error }
      guard try removeDirectory(name, in: directory) else { throw error }
    }
  }

  /// Writes a file; one of that name goes, so the name must be one that only this process uses.
  ///
  /// What was begun is removed if it fails.
  func write(_ bytes: [UInt8], as name: FileName, in directory: Descriptor, sync: Bool = false)
    throws(SystemCallError)
  {
    let file = try create(name, in: directory)
    do {
      try writeAll(file, bytes)
      if sync { try self.sync(file) }
    } catch {
      close(file)
      _ = try? unlink(name, in: directory)
      throw error
    }
    try closeWritten(file)
  }
}
