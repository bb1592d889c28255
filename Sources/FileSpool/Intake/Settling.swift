import IntentModel

/// Files in `pending/` that are looked at again a little later: they are not jobs yet, or were only just created.
struct Settling: Sendable {
  struct Entry: Sendable {
    /// What the file was when it was looked at; nil: it was not yet.
    var identity: FileIdentity?
    var since: Timestamp
    /// When it is looked at again, unless it is heard of before.
    var due: Timestamp
  }

  private var entries: [FileName: Entry] = [:]

  /// When the next one is looked at.
  var nextDue: Timestamp? { entries.values.map(\.due).min() }

  /// Whether a file changed so lately that its writer may be about to finish it.
  func isActive(at now: Timestamp) -> Bool {
    entries.values.contains { now.milliseconds(since: $0.since) < Self.patience }
  }

  /// How long after a file's last change somebody waits for its writer, in milliseconds.
  private static let patience: Int64 = 5_000

  subscript(_ name: FileName) -> Entry? { entries[name] }

  mutating func set(_ name: FileName, _ entry: Entry) { entries[name] = entry }

  mutating func remove(_ name: FileName) { entries[name] = nil }

  /// Files whose time has come.
  func due(at now: Timestamp) -> [FileName] {
    entries.isEmpty ? [] : entries.filter { $0.value.due <= now }.map(\.key)
  }
}
