import IntentModel

/// The directories of `completed/`, one a day, named `2026-11-21`.
enum CompletedDay {
  /// Whether a name is one of a day.
  static func isDay(_ name: FileName) -> Bool {
    name.bytes.count == 10
      && zip(name.bytes, "0000-00-00".utf8).allSatisfy { byte, form in
        form == UInt8(ascii: "-") ? byte == form : (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      }
  }

  /// The days there are, newest first.
  static func all(_ layout: Layout) throws(SystemCallError) -> [String] {
    var days: [String] = []
    try layout.files.forEachName(in: layout.completed) { (name) throws(SystemCallError) in
      if isDay(name) { days.append(name.description) }
      return true
    }
    return days.sorted(by: >)
  }
}
