/// Parameters of Content-Type and Content-Disposition, and the folding of such headers.
enum HeaderParameter {
  /// A header of a value and its parameters, each on a line of its own where they do not fit on one.
  static func header(_ name: String, _ parts: [String]) -> String {
    let line = "\(name): " + parts.joined(separator: "; ")
    return line.utf8.count <= 76 ? line : "\(name): " + parts.joined(separator: ";\n ")
  }

  /// A parameter by RFC 2231, in pieces where it is long; a short one in plain ASCII as it always was.
  static func extended(_ name: String, _ value: String) -> [String] {
    if let plain = plain(name, value) { return [plain] }
    var pieces = [""]
    for unit in units("utf-8''", value) {
      // With `filename*10*=`, a space before and a semicolon behind, no line has more than 76 characters.
      if pieces[pieces.count - 1].utf8.count + unit.utf8.count > 70 - name.utf8.count - 5 { pieces.append("") }
      pieces[pieces.count - 1] += unit
    }
    if pieces.count == 1 { return ["\(name)*=\(pieces[0])"] }
    return pieces.enumerated().map { "\(name)*\($0)*=\($1)" }
  }

  /// A parameter for programs that know no RFC 2231: encoded words in a quoted string. RFC 2047 (5) has no place for them
  /// there, and mail programs have read them there for ever.
  static func encodedWords(_ name: String, _ value: String) -> [String] {
    if let plain = plain(name, value) { return [plain] }
    let words = HeaderText.encodedWords(value, firstLine: name.utf8.count + 5)
    return ["\(name)=\"" + words.joined(separator: "\n ") + "\""]
  }

  /// The parameter as a quoted string, where the value is short and plain.
  private static func plain(_ name: String, _ value: String) -> String? {
    guard value.utf8.count <= 60, value.utf8.allSatisfy({ (0x20...0x7E).contains($0) }), !value.contains("=?"),
      !value.contains("\"")
    else { return nil }
    return "\(name)=\"\(value)\""
  }

  /// What may not be broken: the charset, and each character, for itself or as `%EA%B0%80`.
  private static func units(_ first: String, _ value: String) -> [String] {
    [first]
      + value.unicodeScalars.map { scalar in
        String(scalar).utf8.map { byte in
          attribute.contains(byte)
            ? String(UnicodeScalar(byte)) : "%\(hex[Int(byte >> 4)])\(hex[Int(byte & 0x0F)])"
        }.joined()
      }
  }

  private static let hex = Array("0123456789ABCDEF")
  /// What RFC 5987 lets stand for itself, which is less than RFC 2231 does.
  private static let attribute = Set(
    "!#$&+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
}
