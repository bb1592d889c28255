import RandomTesting

/// Damages inputs: what a broken disk, a cut connection, a careless program or an enemy would do to them.
enum Mutator {
  /// Damages the input in none to a few places.
  static func damage(_ bytes: inout [UInt8], _ random: inout SeededGenerator, tokens: [String] = jsonTokens) {
    guard !random.oneIn(3) else { return }
    for _ in 0...(random.oneIn(4) ? random.below(6) : 0) { once(&bytes, &random, tokens) }
  }

  private static func once(_ bytes: inout [UInt8], _ random: inout SeededGenerator, _ tokens: [String]) {
    let place = random.below(bytes.count + 1)
    switch random.below(13) {
    case 0: flip(&bytes, &random)
    case 1: bytes.removeLast(bytes.count - place)
    case 2: bytes.removeFirst(place)
    case 3: bytes.removeSubrange(place..<min(bytes.count, place + 1 + random.below(16)))
    case 4:
      bytes.insert(contentsOf: (0...random.below(8)).map { _ in UInt8(truncatingIfNeeded: random.next()) }, at: place)
    case 5: bytes.insert(contentsOf: random.pick(tokens).utf8, at: place)
    case 6: replaceNumber(&bytes, at: place, &random)
    case 7: bytes.insert(contentsOf: deep(&random), at: place)
    case 8: bytes.insert(contentsOf: random.pick(badUTF8), at: place)
    case 9: overwrite(&bytes, at: place, with: random.pick(lengths))
    case 10: splice(&bytes, &random)
    case 11: bytes.insert(contentsOf: repeatElement(UInt8(ascii: "9"), count: random.below(400)), at: place)
    default: if place < bytes.count { bytes[place] = UInt8(truncatingIfNeeded: random.next()) }
    }
  }

  private static func flip(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    guard !bytes.isEmpty else { return }
    bytes[random.below(bytes.count)] ^= 1 << UInt8(random.below(8))
  }

  /// Copies a part of the input to another place of it: members twice, fields out of order.
  private static func splice(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    let start = random.below(bytes.count + 1)
    let part = Array(bytes[start..<min(bytes.count, start + random.below(64))])
    bytes.insert(contentsOf: part, at: random.below(bytes.count + 1))
  }

  /// Puts an extreme number where the next number is.
  private static func replaceNumber(_ bytes: inout [UInt8], at place: Int, _ random: inout SeededGenerator) {
    let isDigit: (UInt8) -> Bool = { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard let start = bytes[place...].firstIndex(where: isDigit) else { return }
    let end = bytes[start...].firstIndex { !isDigit($0) } ?? bytes.endIndex
    bytes.replaceSubrange(start..<end, with: random.pick(numbers).utf8)
  }

  private static func deep(_ random: inout SeededGenerator) -> [UInt8] {
    let (open, close) = random.pick([("[", "]"), (#"{"a":"#, "}"), ("[[", "]"), ("[", "")])
    let depth = random.pick([1, 3, 64, 127, 128, 129, 600, 20_000])
    return Array((String(repeating: open, count: depth) + "0" + String(repeating: close, count: depth)).utf8)
  }

  private static func overwrite(_ bytes: inout [UInt8], at place: Int, with number: UInt32) {
    for (index, byte) in withUnsafeBytes(of: number.littleEndian, Array.init).enumerated()
    where place + index < bytes.count {
      bytes[place + index] = byte
    }
  }

  /// Words that mean something somewhere in JSON.
  static let jsonTokens = [
    "{", "}", "[", "]", ",", ":", "\"", "\\", "null", "true", "false", "\\u0000", "\\ud800", "\\ud83d\\ude00", "\\u",
    "-", "1e999", "-0", "01", ".5", "/**/", "\u{FEFF}", "\0", "\n", "\r\n", "\u{2028}", "\u{202E}", "\"\":", "{}", "[]",
  ]

  /// Numbers at and past every bound.
  static let numbers = [
    "0", "-0", "-1", "1.10", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
    "18446744073709551616", "1e308", "1e309", "1E-400", "0.1e+1", "00", "1.", "-", "4294967295", "2147483648",
    "999999999999999999999999999999999999999999", "0.00000000000000000000000000000000000001",
  ]

  /// Lengths that a field may claim.
  static let lengths: [UInt32] = [0, 1, 4, 255, 65_535, 16 << 20, (16 << 20) + 1, .max >> 1, .max - 3, .max]

  static let badUTF8: [[UInt8]] = [
    [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x80], [0xF8, 0x88, 0x80],
    [0xEF, 0xBB, 0xBF], [0xFE, 0xFF],
  ]
}
