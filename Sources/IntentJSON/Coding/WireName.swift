/// The names of properties on the wire: `studentID` is `student_id`.
enum WireName {
  /// The wire name of a property.
  ///
  /// An underscore goes before a capital that follows a small letter or a digit, and before the last capital of
  /// several if a small letter follows it (`HTMLBody`: `html_body`). The `s` of a plural does not count as one
  /// (`studentIDs`: `student_ids`). A name without capitals is left as it is.
  static func of(_ property: String) -> String {
    guard property.utf8.contains(where: isCapital) else { return property }
    var property = property
    return property.withUTF8 { bytes in
      String(unsafeUninitializedCapacity: bytes.count * 2) { name in
        var end = 0
        for index in bytes.indices {
          if startsWord(bytes, index) {
            name[end] = UInt8(ascii: "_")
            end += 1
          }
          name[end] = isCapital(bytes[index]) ? bytes[index] | 0x20 : bytes[index]
          end += 1
        }
        return end
      }
    }
  }

  private static func startsWord(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index > 0, isCapital(bytes[index]), bytes[index - 1] != UInt8(ascii: "_") else { return false }
    guard isCapital(bytes[index - 1]) else { return true }
    guard index + 1 < bytes.count, isSmall(bytes[index + 1]) else { return false }
    let isPlural = bytes[index + 1] == UInt8(ascii: "s") && (index + 2 == bytes.count || !isSmall(bytes[index + 2]))
    return !isPlural
  }

  private static func isCapital(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
  private static func isSmall(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
}
