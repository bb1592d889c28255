/// What lies in `pending/`, read as a stream: a million names are never held at once.
struct Backlog {
  private let layout: Layout
  private var entries: (any DirectoryEntries)?
  private var isScanRequested = false

  init(_ layout: Layout) { self.layout = layout }

  /// Whether there is nothing to read before the next request.
  var isAtEnd: Bool { entries == nil && !isScanRequested }

  /// Asks for a pass. One that is under way is finished first, and counts: what arrives during it is heard of.
  mutating func requestScan() { if entries == nil { isScanRequested = true } }

  /// The next name that is meant for the runtime.
  mutating func next() throws(SystemCallError) -> FileName? {
    if entries == nil {
      guard isScanRequested else { return nil }
      entries = try layout.files.entries(of: layout.pending)
      isScanRequested = false
    }
    while let name = try layout.files.next(entries!) {
      if SpoolWake.isDrop(name) { return name }
    }
    entries = nil
    return nil
  }
}
