#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

import IntentCore
import IntentModel

/// The directory of a batch: `batches/ID/`.
struct BatchPlace: Sendable {
  static let manifest: FileName = "batch.json"
  static let items: FileName = "items.jsonl"
  static let journal: FileName = "journal.jsonl"

  let layout: Layout
  let directory: FileName

  /// The place of a job's batch.
  init(_ layout: Layout, _ id: JobID) {
    self.layout = layout
    directory = FileName(id.text)
  }

  private var parent: Layout.Descriptor { layout.batches }

  private func path(_ name: FileName) -> FileName {
    FileName(directory.bytes + [UInt8(ascii: "/")] + name.bytes)
  }

  /// The directory's contents, by name; nil: there is none of that name.
  func contents(of name: FileName, limit: Int) throws(SystemCallError) -> [UInt8]? {
    do throws(SystemCallError) {
      return try layout.files.contents(of: path(name), in: parent, limit: limit)
    } catch {
      // No such directory, or a file of that name in its place.
      if error.isAbsence || error.isNoDirectory { return nil }
      throw error
    }
  }

  func open(_ name: FileName, _ mode: OpenMode) throws(SystemCallError) -> Layout.Descriptor {
    try layout.files.open(path(name), in: parent, mode)
  }

  /// The status of a file in it; nil: there is none.
  func status(of name: FileName) throws(SystemCallError) -> FileStatus? {
    do throws(SystemCallError) { return try layout.files.status(of: path(name), in: parent) } catch {
      if error.isNoDirectory { return nil }
      throw error
    }
  }

  /// How long a directory that is no batch yet is left to whoever made it, in milliseconds.
  private static let patience: Int64 = 3_600_000

  /// Makes the directory; what somebody began in it an hour ago goes.
  ///
  /// - Throws: EEXIST if there is a batch, or one that was begun lately.
  func make(now: Timestamp) throws(SystemCallError) {
    if try layout.files.makeDirectory(directory, in: parent) { return }
    let begun = try status(of: Self.items)?.identity.modified ?? 0
    guard try status(of: Self.manifest) == nil, now.milliseconds - begun / 1_000_000 >= Self.patience, try remove(),
      try layout.files.makeDirectory(directory, in: parent)
    else { throw SystemCallError("mkdir", "batches/\(directory)", errno: EEXIST) }
  }

  func create(_ name: FileName) throws(SystemCallError) -> Layout.Descriptor {
    // What is executed for whom is nobody else's business.
    try layout.files.open(path(name), in: parent, .create, permissions: 0o640)
  }

  /// Makes the names in it durable.
  func sync() throws(SystemCallError) {
    let descriptor = try layout.files.open(directory, in: parent, .directory)
    defer { layout.files.close(descriptor) }
    try layout.files.sync(descriptor)
  }

  /// Gives a file that was written in `tmp/` its place; one that is there goes.
  func publish(_ draft: FileName, as name: FileName) throws(SystemCallError) {
    try layout.files.renameReplacing(draft, in: layout.temporary, to: path(name), in: parent)
  }

  /// Removes the directory and what a batch has in it; false: something else is in it, or there is none.
  @discardableResult
  func remove() throws(SystemCallError) -> Bool {
    // Without its manifest it is no batch any more.
    for name in [Self.manifest, Self.journal, Self.items] {
      do throws(SystemCallError) { try layout.files.unlink(path(name), in: parent) } catch {
        if error.isNoDirectory { return false }
        throw error
      }
    }
    return try layout.files.removeDirectory(directory, in: parent)
  }
}
