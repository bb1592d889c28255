internal import IntentCore
internal import IntentModel

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// An index of a registry as a file, which nobody but root and this user may have written.
final class RegistryIndexFile {
  let index: RegistryIndex
  private let descriptor: Int32
  private let size: Int

  /// Opens the index of the registry that this is the identity of; nil: there is none that may be trusted, or it is of
  /// another content.
  init?(_ path: String, of identity: RegistryIdentity) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    guard let facts = FileFacts(descriptor), facts.isRegular, facts.isOurs, facts.mode & (S_IWOTH | S_IWGRP) == 0,
      let header = FileFacts.read(0..<RegistryIndex.headerSize, of: descriptor),
      let index = RegistryIndex(header: header), index.identity == identity
    else {
      close(descriptor)
      return nil
    }
    self.index = index
    self.descriptor = descriptor
    size = Int(facts.identity.size)
  }

  deinit { close(descriptor) }

  /// Where an intent's entry may be in the registry.
  func places(of key: IntentKey) -> [RegistryIndex.Place] {
    index.places(of: key) { [descriptor, size] range in
      range.upperBound <= size ? FileFacts.read(range, of: descriptor) : nil
    }
  }

  /// Makes the file, whole or not at all: it is written under another name and renamed. `contents` is asked only if it
  /// can be. Not synced: a torn index is told from a whole one, and made again.
  ///
  /// - Returns: whether the file was made, or somebody else is making it.
  static func write(_ path: String, _ contents: () -> [UInt8]?) -> Bool {
    let temporary = "\(path).tmp"
    var descriptor = create(temporary)
    if descriptor < 0, errno == ENOENT, mkdir(RegistryFile.folder(of: path), 0o700) == 0 {
      descriptor = create(temporary)
    }
    guard descriptor >= 0 else { return errno == EEXIST && clear(temporary) }
    defer { close(descriptor) }
    guard let bytes = contents(), write(bytes, to: descriptor), rename(temporary, path) == 0 else {
      unlink(temporary)
      return false
    }
    return true
  }

  private static func create(_ path: String) -> Int32 {
    open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
  }

  /// Removes what somebody left behind who died writing; the next run makes the index then.
  private static func clear(_ temporary: String) -> Bool {
    var status = stat()
    if lstat(temporary, &status) == 0, time(nil) - Int(status.changedSeconds) > 60 { unlink(temporary) }
    return true
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var written = 0
      while written < bytes.count {
        let count = pwrite(descriptor, bytes.baseAddress! + written, bytes.count - written, off_t(written))
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        written += count
      }
      return true
    }
  }
}

extension stat {
  fileprivate var changedSeconds: Int {
    #if canImport(Darwin)
      st_ctimespec.tv_sec
    #else
      st_ctim.tv_sec
    #endif
  }
}
