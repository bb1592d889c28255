#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The journal that entries are appended to: the commit point of every transition.
///
/// Space is reserved ahead, so that a full disk meets claims first and outcomes last. Not thread-safe by itself: the
/// spool's ledger guards it; only ``sync(_:)`` is called outside of that lock, on a descriptor taken inside.
struct Journal {
  let number: UInt64
  let file: FileSystem.Descriptor
  private let files: Files
  private let reserve: Int64
  /// When it was begun, by the file system's clock, in nanoseconds: it speaks of nothing that was done before.
  private(set) var begunAt: Int64 = 0
  /// Where the next frame goes.
  private(set) var end: Int64
  private var checksum: UInt32
  /// How far the file's space is reserved; nil: the file system cannot.
  private var reserved: Int64?
  /// How far the file is known to be on stable storage.
  private var synced: Int64
  /// Whether it holds nothing but what it was begun with.
  private(set) var isFresh = true

  /// Begins a journal under its final name, on stable storage.
  ///
  /// - Parameter reserve: How many bytes are reserved ahead.
  static func begin(_ number: UInt64, header: JournalHeader, layout: Layout, reserve: Int64) throws(SystemCallError)
    -> Journal
  {
    let files = layout.files
    let draft = FileName("journal-\(number)")
    // It holds whole jobs, with what no record keeps of them.
    let file = try files.create(draft, in: layout.temporary, permissions: 0o600)
    do {
      var journal = Journal(number: number, file: file, files: files, reserve: reserve)
      try journal.append(FrameGroup([.header(header)]), keepingReserve: true)
      try files.sync(file)
      try files.renameReplacing(draft, in: layout.temporary, to: JournalName.fileName(number), in: layout.journal)
      try files.sync(layout.journal)
      journal.begunAt = try files.status(of: file).identity.modified
      journal.synced = journal.end
      journal.isFresh = true
      return journal
    } catch {
      files.close(file)
      throw error
    }
  }

  private init(number: UInt64, file: FileSystem.Descriptor, files: Files, reserve: Int64) {
    self.number = number
    self.file = file
    self.files = files
    self.reserve = reserve
    end = 0
    checksum = FrameGroup.seed(of: number)
    reserved = 0
    synced = 0
  }

  /// Appends a group in one write. If it throws, the journal is as it was.
  ///
  /// - Parameter keepingReserve: Whether it fails rather than use up the last of the reserved space.
  mutating func append(_ group: consuming FrameGroup, keepingReserve: Bool) throws(SystemCallError) {
    if group.isEmpty { return }
    try reserve(for: Int64(group.size), keepingReserve: keepingReserve)
    let (bytes, checksum) = group.seal(after: self.checksum)
    try files.writeAll(file, bytes, at: end)
    end += Int64(bytes.count)
    self.checksum = checksum
    isFresh = false
  }

  private mutating func reserve(for size: Int64, keepingReserve: Bool) throws(SystemCallError) {
    guard let reserved, end + size + reserve / 2 > reserved else { return }
    let length = max(reserve, end + size + reserve / 2 - reserved)
    do {
      try files.allocate(file, at: reserved, length: length)
      self.reserved = reserved + length
    } catch  where error.errno == EOPNOTSUPP || error.errno == ENOSYS || error.errno == EINVAL {
      self.reserved = nil
    } catch {
      if keepingReserve || end + size > reserved { throw error }
    }
  }

  /// Marks entries as still to be synced, or says that there are none: where the journal ends now.
  var unsynced: Int64? { end > synced ? end : nil }

  /// Takes note that everything before an offset is on stable storage.
  mutating func markSynced(_ offset: Int64) { synced = max(synced, offset) }

  /// Does not count what it holds as news: it is what the journal was begun with.
  mutating func markFresh() { isFresh = true }
}
