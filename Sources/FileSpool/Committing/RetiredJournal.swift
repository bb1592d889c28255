/// A journal that takes no more entries, and is removed once all that it says is on stable storage.
struct RetiredJournal: Sendable {
  var number: UInt64
  /// Its descriptor, if this process wrote it.
  var file: FileSystem.Descriptor?
}
