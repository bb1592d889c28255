import IntentCore
import IntentModel

/// The directory of a batch: `batches/ID/`, or a draft of one in `tmp/`.
struct BatchPlace: Sendable {
  static let manifest: FileName = "batch.json"
  static let items: FileName = "items.jsonl"
  static let journal: FileName = "journal.jsonl"

  let layout: Layout
  private let parent: Layout.Descriptor
  let directory: FileName

  /// The place of a job's batch.
  init(_ layout: Layout, _ id: JobID) { self.init(layout, in: layout.batches, FileName(id.text)) }

  /// A draft.
  init(draft name: FileName, _ layout: Layout) { self.init(layout, in: layout.temporary, name) }

  init(_ layout: Layout, in parent: Layout.Descriptor, _ directory: FileName) {
    self.layout = layout
    self.parent = parent
    self.directory = directory
  }

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

  /// Makes the directory; what a dead process left of that name goes.
  func make() throws(SystemCallError) {
    try remove()
    try layout.files.makeDirectory(directory, in: parent)
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

  /// Gives a draft its place. EEXIST if there is something.
  func publish(as place: BatchPlace) throws(SystemCallError) {
    try layout.files.rename(directory, in: parent, to: place.directory, in: place.parent)
    try layout.files.sync(place.parent)
  }

  /// Removes the directory and what a batch has in it; false: something else is in it, or there is none.
  @discardableResult
  func remove() throws(SystemCallError) -> Bool {
    for name in [Self.journal, Self.items, Self.manifest] {
      do throws(SystemCallError) { try layout.files.unlink(path(name), in: parent) } catch {
        if error.isNoDirectory { return false }
        throw error
      }
    }
    return try layout.files.removeDirectory(directory, in: parent)
  }
}
