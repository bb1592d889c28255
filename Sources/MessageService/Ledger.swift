#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif
internal import ServiceKit

/// Remembers which messages were sent: an empty file each, named after the message's id, in one of 256 directories.
///
/// When a job tells thirty people and fails at the twentieth, its next attempt skips nineteen. The entry is made after
/// the channel has taken the message, so a crash between the two sends it again, with the same id: at least once. Old
/// files are removed (``LedgerPruning``).
struct Ledger: Sendable {
  let directory: String
  /// How long a note is kept, in seconds.
  let keep: Int

  /// Whether this message was sent.
  func contains(_ id: MessageID) -> Bool {
    access(path(id), F_OK) == 0
  }

  /// Notes that it was sent. With `synced` the note survives a power cut; a channel that remembers by itself needs no
  /// more than a quick look.
  func insert(_ id: MessageID, synced: Bool) throws(MessageError) {
    let path = path(id)
    var descriptor = open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0o600)
    if descriptor < 0, errno == ENOENT {
      do throws(ServiceError) {
        try ServiceDirectory.create(parent(id))
      } catch {
        throw .unavailable("the message was sent, and cannot be noted as sent: \(error)")
      }
      descriptor = open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0o600)
    }
    guard descriptor >= 0 else {
      throw .unavailable("the message was sent, and cannot be noted in \(path): \(String(cString: strerror(errno)))")
    }
    _ = close(descriptor)
    if synced { ServiceDirectory.sync(parent(id)) }
    LedgerPruning(parent(id), keep: keep).runIfDue()
  }

  private func parent(_ id: MessageID) -> String { "\(directory)/\(id.digits.prefix(2))" }
  private func path(_ id: MessageID) -> String { "\(parent(id))/\(id.digits.dropFirst(2))" }
}
