internal import IntentCore

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A registry's file, open for reading, that nobody but its owner (root or this user) may write: whoever writes the
/// registry says what is executed.
final class OpenRegistry {
  let path: String
  private let descriptor: Int32

  init(_ path: String) throws(RegistryError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw Self.problem(
        "cannot read the registry \(path): \(String(cString: strerror(errno))); name one with --registry")
    }
    try check()
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// What it is now; nil: it cannot be told.
  var identity: RegistryIdentity? { FileFacts(descriptor)?.identity }

  /// The whole of it.
  func bytes() throws(RegistryError) -> [UInt8] {
    guard let size = FileFacts(descriptor)?.identity.size, let bytes = read(0..<Int(size)) else {
      throw Self.problem("the registry \(path) could not be read to its end")
    }
    return bytes
  }

  /// A part of it; nil if it is not all there.
  func read(_ range: Range<Int>) -> [UInt8]? { FileFacts.read(range, of: descriptor) }

  private func check() throws(RegistryError) {
    guard let facts = FileFacts(descriptor), facts.isRegular else {
      throw Self.problem("the registry \(path) is not a regular file")
    }
    guard facts.mode & S_IWOTH == 0 else {
      throw Self.problem("the registry \(path) may be written by everybody; mend it with: chmod o-w \(path)")
    }
    guard facts.isOurs else {
      throw Self.problem("the registry \(path) belongs to another user; mend it with: chown \(geteuid()) \(path)")
    }
    try checkFolder()
  }

  /// Whoever may write to the folder may put another registry in this one's place, and programs beside it.
  private func checkFolder() throws(RegistryError) {
    let folder = RegistryFile.folder(of: path)
    var status = stat()
    guard stat(folder, &status) == 0 else {
      throw Self.problem("cannot look at \(folder), where the registry is: \(String(cString: strerror(errno)))")
    }
    // In a sticky directory everybody may add files, and nobody may replace those of others.
    if status.st_mode & (S_IWOTH | S_ISVTX) == S_IWOTH {
      throw Self.problem(
        "the registry's folder \(folder) may be written by everybody, who could replace the registry; mend it with: "
          + "chmod o-w \(folder)")
    }
  }

  private static func problem(_ message: String) -> RegistryError {
    RegistryError([RegistryProblem(path: "", line: 0, message: message)])
  }
}
