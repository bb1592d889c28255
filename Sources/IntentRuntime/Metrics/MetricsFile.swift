import IntentCore

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The metrics file: whoever reads it finds a whole one, the last or the one before.
///
/// It is written beside itself under a name that collectors pass over (they take `*.prom`), then renamed. It is not
/// synced: after a power cut it may be an older one, or none. Everybody may read it, whatever the umask is.
struct MetricsFile {
  private let directory: String
  private let name: String
  private static let largest = 64 << 20

  /// - Parameter path: of a file in a directory.
  init(path: String) {
    let slash = path.lastIndex(of: "/")
    directory = slash.map { String(path[..<$0]) } ?? "."
    name = slash.map { String(path[path.index(after: $0)...]) } ?? path
  }

  var path: String { "\(directory)/\(name)" }

  /// Puts a new file into the place of the old one.
  func replace(with text: String) throws(MetricsError) {
    let place = try openDirectory()
    defer { close(place) }
    let draft = ".\(name).new"
    // One that a dead dispatcher left, or somebody else's trick: never opened.
    if unlinkat(place, draft, 0) != 0, errno != ENOENT { throw MetricsError(cannot: "remove", "\(directory)/\(draft)") }
    let file = openat(place, draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw MetricsError(cannot: "write", "\(directory)/\(draft)") }
    do throws(MetricsError) {
      try write(text, to: file)
      guard renameat(place, draft, place, name) == 0 else { throw MetricsError(cannot: "replace", path) }
    } catch {
      unlinkat(place, draft, 0)
      throw error
    }
  }

  /// The file as it is; nil: there is none that can be read, or it is none of ours.
  func read() -> String? {
    guard let place = try? openDirectory() else { return nil }
    defer { close(place) }
    let file = openat(place, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    guard let facts = FileFacts(file), facts.isRegular, facts.isOurs, facts.identity.size <= Self.largest,
      let bytes = FileFacts.read(0..<Int(facts.identity.size), of: file)
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The same, for whoever only looks: no directory is made.
  func readExisting() -> String? { access(path, F_OK) == 0 ? read() : nil }

  private func write(_ text: String, to file: Int32) throws(MetricsError) {
    defer { close(file) }
    var text = text
    let isWritten = text.withUTF8 { bytes in
      var start = 0
      while start < bytes.count {
        let count = systemWrite(file, bytes.baseAddress! + start, bytes.count - start)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return false }
        start += count
      }
      return fchmod(file, 0o644) == 0
    }
    if !isWritten { throw MetricsError(cannot: "write", path) }
  }

  /// The directory: one of its own that nobody else may change, lest the file be written somewhere else.
  private func openDirectory() throws(MetricsError) -> Int32 {
    let isNew = mkdir(directory, 0o755) == 0
    if !isNew, errno != EEXIST { throw MetricsError(cannot: "make the directory", directory) }
    let place = open(directory, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard place >= 0 else {
      let number = errno
      guard number == ENOTDIR || number == ELOOP else {
        throw MetricsError(cannot: "open the directory", directory, errno: number)
      }
      throw MetricsError("\(directory) is no directory of its own (a file, or a symbolic link): move it away")
    }
    do throws(MetricsError) {
      // Whoever collects metrics is another user, as a rule.
      if isNew, fchmod(place, 0o755) != 0 { throw MetricsError(cannot: "change the permissions of", directory) }
      guard let facts = FileFacts(place), facts.isOurs else {
        throw MetricsError("\(directory) belongs to another user: chown it, or move it away")
      }
      guard facts.mode & S_IWOTH == 0 else {
        throw MetricsError("\(directory) is writable by everybody: chmod o-w \(directory)")
      }
      return place
    } catch {
      close(place)
      throw error
    }
  }
}

// The method of the same name hides it.
private func systemWrite(_ file: Int32, _ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
  write(file, bytes, count)
}
