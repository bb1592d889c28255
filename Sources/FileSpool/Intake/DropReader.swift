#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

import IntentCore
import IntentJSON
import IntentModel

/// Reads one file out of `pending/`, which may be anything at all.
struct DropReader {
  /// What a name in `pending/` turned out to be.
  enum Reading {
    case job(Candidate)
    /// Nothing is there any more.
    case gone
    /// No job; perhaps not yet, as somebody may still be writing it.
    case unsettled(Refusal, FileIdentity, hasWriter: Bool?)
    /// No job, whatever anybody writes into it.
    case refused(Refusal, FileIdentity)
    /// The kernel does not let it be read just now.
    case busy
  }

  let layout: Layout
  let limit: Int

  func read(_ name: FileName, now: Timestamp) throws(SystemCallError) -> Reading {
    let file: FileSystem.Descriptor
    do { file = try layout.files.open(name, in: layout.pending, .read) } catch {
      return try unopened(name, error)
    }
    defer { layout.files.close(file) }
    let status = try layout.files.status(of: file)
    if let refusal = refusal(name, status) { return .refused(refusal, status.identity) }
    let bytes = try layout.files.contents(of: file, size: status.size, limit: limit)
    if bytes.count > limit { return .refused(oversize(name, bytes.count), status.identity) }
    do {
      let job = try JobReader.read(
        drop: bytes, fileName: name.description, uid: .make(at: now), now: now,
        limits: JSONLimits(maxBytes: limit))
      let place = Place(.pending, name)
      return .job(Candidate(job: job, source: place, identity: status.identity, bytes: bytes))
    } catch {
      let hasWriter = try layout.files.hasWriter(file)
      // A writer that ended between the two looks has written what was not read.
      let now = try layout.files.status(of: file).identity
      return .unsettled(
        Refusal(error), now, hasWriter: now.isSameContent(as: status.identity) ? hasWriter : true)
    }
  }

  private func refusal(_ name: FileName, _ status: FileStatus) -> Refusal? {
    if status.kind != .regular { return special(name, status) }
    return status.size > limit ? oversize(name, status.size) : nil
  }

  private func special(_ name: FileName, _ status: FileStatus) -> Refusal {
    Refusal(
      file: name, "not_a_file", "is \(status.kind.rawValue), not a regular file: drop the job itself, by cp or mv")
  }

  private func oversize(_ name: FileName, _ size: Int) -> Refusal {
    Refusal(
      file: name, "too_large",
      "is larger than a job may be (\(size) bytes or more, at most \(limit)): pass large data "
        + "by its path")
  }

  /// What cannot be opened is judged by its status, unless it is the machine that is in trouble.
  private func unopened(_ name: FileName, _ error: SystemCallError) throws(SystemCallError) -> Reading {
    switch error.errno {
    case ENOENT: return .gone
    case EAGAIN: return .busy
    case EIO, EMFILE, ENFILE, ENOMEM, ENOSPC, EROFS, ESTALE: throw error
    default: break
    }
    guard let status = try layout.files.status(of: name, in: layout.pending) else { return .gone }
    if status.kind != .regular { return .refused(special(name, status), status.identity) }
    // Its permissions let us: something else stands in the way, and may pass.
    if status.permissions & (status.owner == geteuid() ? 0o400 : 0o004) != 0 { throw error }
    let refusal = Refusal(
      file: name, "unreadable",
      "cannot be read by the runtime (\(error.reason)): make it readable for it and drop it "
        + "again")
    return .refused(refusal, status.identity)
  }
}
