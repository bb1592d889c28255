#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif
internal import ServiceKit

/// Remembers which messages were sent: a note each, named after the message's id, in one of 256 directories.
///
/// When a job tells thirty people and fails at the twentieth, its next attempt skips nineteen. The note is made after
/// a channel has taken the message, so a crash between the two sends it again, with the same id: at least once. Old
/// notes are removed (``LedgerPruning``).
///
/// A note is a symbolic link that leads nowhere: what it says, the channel's name, is in the link itself, so that it is
/// there whole or not at all, and takes no block of the disk.
struct Ledger: Sendable {
  let directory: String
  /// How long a note is kept, in seconds.
  let keep: Int

  /// What is noted of a message that was sent.
  struct Note: Equatable {
    /// The channel that took it; nil where that was not noted: earlier releases left an empty file.
    var channel: String?
  }

  /// The note of this message; nil if it was not sent.
  func note(of id: MessageID) -> Note? {
    var name = [CChar](repeating: 0, count: 256)
    let count = readlink(path(id), &name, name.count)
    if count >= 0 {
      return Note(channel: String(decoding: name.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self))
    }
    return errno == EINVAL ? Note(channel: nil) : nil
  }

  /// Notes that it was sent. With `synced` the note survives a power cut; a channel that remembers by itself needs no
  /// more than a quick look.
  func insert(_ id: MessageID, channel: String, synced: Bool) throws(MessageError) {
    let path = path(id)
    var result = symlink(channel, path)
    if result < 0, errno == ENOENT {
      do throws(ServiceError) {
        try ServiceDirectory.create(parent(id))
      } catch {
        throw .unavailable("the message was sent, and cannot be noted as sent: \(error)")
      }
      result = symlink(channel, path)
    }
    // Another attempt may have noted it meanwhile.
    guard result == 0 || errno == EEXIST else {
      throw .unavailable("the message was sent, and cannot be noted in \(path): \(String(cString: strerror(errno)))")
    }
    if synced { ServiceDirectory.sync(parent(id)) }
    LedgerPruning(parent(id), keep: keep).runIfDue()
  }

  private func parent(_ id: MessageID) -> String { "\(directory)/\(id.digits.prefix(2))" }
  private func path(_ id: MessageID) -> String { "\(parent(id))/\(id.digits.dropFirst(2))" }
}
