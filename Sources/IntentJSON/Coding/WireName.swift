/// The names of properties on the wire: `studentID` is `student_id`.
enum WireName {
  /// The wire name of a property.
  ///
  /// An underscore goes before a capital that follows a small letter or a digit, and before the last capital of
  /// several if a small letter follows it (`HTMLBody`: `html_body`). The `s` of a plural does not count as one
  /// (`studentIDs`: `student_ids`). A name without capitals is left as it is.
  static func of(_ property: String) -> String {
    guard property.utf8.contains(where: isCapital) else { return property }
    let bytes = Array(property.utf8)
    var name: [UInt8] = []
    name.reserveCapacity(bytes.count + 4)
    for index in bytes.indices {
      guard isCapital(bytes[index]) else {
        name.append(bytes[index])
        continue
      }
      if index > 0, startsWord(bytes, index) { name.append(UInt8(ascii: "_")) }
      name.append(bytes[index] | 0x20)
    }
    return String(decoding: name, as: UTF8.self)
  }

  private static func startsWord(_ bytes: [UInt8], _ index: Int) -> Bool {
    let previous = bytes[index - 1]
    if previous == UInt8(ascii: "_") { return false }
    guard isCapital(previous) else { return true }
    guard index + 1 < bytes.count, isSmall(bytes[index + 1]) else { return false }
    let isPlural = bytes[index + 1] == UInt8(ascii: "s") && (index + 2 == bytes.count || !isSmall(bytes[index + 2]))
    return !isPlural
  }

  private static func isCapital(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
  private static func isSmall(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
}
