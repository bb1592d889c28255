/// The way to a value from the top: `intent_params.students[3].name`.
///
/// A name that is not plain (letters, digits, `_`, `-`) is put in brackets and quotes, so that the path stays readable
/// and exact: `handlers["attendance.exec.check_in"].timeout`.
struct JSONPath: Hashable, Sendable, CustomStringConvertible {
  private var parts: [String] = []

  init() {}

  mutating func append(index: Int) {
    parts.append("[\(index)]")
  }

  mutating func append(name: String) {
    parts.append(Self.isPlain(name) ? (parts.isEmpty ? "" : ".") + name : "[\"\(name)\"]")
  }

  mutating func removeLast() {
    _ = parts.popLast()
  }

  var description: String { parts.joined() }

  static func isPlain(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        JSONByte.isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
          || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte >= 0x80
      }
  }
}
