import IntentModel

/// The name of a file in `delayed/`: `DUE.ID.json`, or `DUE+ID.json` for a job that holds a unique key.
struct DelayedName: Sendable, Equatable {
  var due: Timestamp
  var id: JobID
  var holdsUniqueKey: Bool

  init(due: Timestamp, id: JobID, holdsUniqueKey: Bool) {
    self.due = due
    self.id = id
    self.holdsUniqueKey = holdsUniqueKey
  }

  /// Reads a name; nil: it is none of these.
  init?(_ name: FileName) {
    guard name.hasSuffix(".json"), name.bytes.count > Self.timeLength + 6 else { return nil }
    let stem = name.dropLast(5)
    let mark = stem[stem.startIndex + Self.timeLength]
    guard mark == UInt8(ascii: ".") || mark == UInt8(ascii: "+"),
      let due = try? Timestamp(compact: String(decoding: stem.prefix(Self.timeLength), as: UTF8.self)),
      let id = try? JobID(String(decoding: stem.dropFirst(Self.timeLength + 1), as: UTF8.self))
    else { return nil }
    self.init(due: due, id: id, holdsUniqueKey: mark == UInt8(ascii: "+"))
  }

  var fileName: FileName { FileName("\(due.compact)\(holdsUniqueKey ? "+" : ".")\(id).json") }

  /// Length of `20261121T002313.123Z`.
  private static let timeLength = 20
}
