#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// readdir(3) over an opening of its own, so that several passes over one directory do not share a position.
final class POSIXDirectoryEntries: DirectoryEntries {
  #if canImport(Darwin)
    private let stream: UnsafeMutablePointer<DIR>
  #else
    private let stream: OpaquePointer
  #endif

  init(_ directory: Int32) throws(SystemCallError) {
    let own = openat(directory, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if own < 0 { throw SystemCallError("open", "descriptor \(directory)", errno: errno) }
    guard let stream = fdopendir(own) else {
      let code = errno
      close(own)
      throw SystemCallError("fdopendir", "descriptor \(directory)", errno: code)
    }
    self.stream = stream
  }

  deinit { closedir(stream) }

  func next() throws(SystemCallError) -> FileName? {
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno == 0 { return nil }
        throw SystemCallError("readdir", "", errno: errno)
      }
      let name: FileName? = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        let name = bytes.assumingMemoryBound(to: CChar.self).baseAddress!
        return strcmp(name, ".") == 0 || strcmp(name, "..") == 0 ? nil : FileName(name, length: strlen(name))
      }
      if let name { return name }
    }
  }
}
