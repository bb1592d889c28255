#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// How SQL is quoted in messages.
enum SQLText {
  /// The start of the SQL on one line.
  static func excerpt(_ sql: String) -> String {
    let line = sql.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > 120 ? "`\(line.prefix(120))...`" : "`\(line)`"
  }

  /// Where an error is, as people count: in lines and columns from 1.
  static func place(_ offset: Int32, in sql: String) -> String {
    guard offset >= 0, Int(offset) <= sql.utf8.count else { return "in " + excerpt(sql) }
    var line = 1
    var column = 1
    for byte in sql.utf8.prefix(Int(offset)) {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return "at line \(line), column \(column) of " + excerpt(sql)
  }

  /// What the system says about an error number.
  static func system(_ number: Int32) -> String { String(cString: strerror(number)) }
}
