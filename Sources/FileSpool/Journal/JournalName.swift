/// The name of a journal's file: `0000000000000042.log`.
enum JournalName {
  static func fileName(_ number: UInt64) -> FileName {
    let digits = String(number)
    return FileName(String(repeating: "0", count: max(0, 16 - digits.utf8.count)) + digits + ".log")
  }

  /// The number in a name; nil: it is no journal's.
  static func number(_ name: FileName) -> UInt64? {
    guard name.hasSuffix(".log") else { return nil }
    return UInt64(String(decoding: name.dropLast(4), as: UTF8.self))
  }
}
