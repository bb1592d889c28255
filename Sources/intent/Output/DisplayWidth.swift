/// How many columns of a terminal a text takes.
///
/// East Asian wide and full-width characters take two (Unicode Standard Annex 11), combining marks none, and a grapheme
/// that is shown as an emoji two, however many scalars it is made of.
enum DisplayWidth {
  /// Columns of a text without control characters.
  static func of(_ text: some StringProtocol) -> Int {
    var isASCII = true
    for byte in text.utf8 where byte >= 0x80 {
      isASCII = false
      break
    }
    return isASCII ? text.utf8.count : text.reduce(0) { $0 + of($1) }
  }

  /// Columns of one grapheme.
  static func of(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    if first.isASCII, scalars.count == 1 { return 1 }
    let asEmoji = first.properties.isEmoji && scalars.contains { $0.value == 0xFE0F }
    return asEmoji ? 2 : scalars.map(of).max() ?? 0
  }

  /// The longest start of a text that takes no more than so many columns.
  static func prefix(_ text: String, columns: Int) -> Substring {
    var taken = 0
    for index in text.indices {
      taken += of(text[index])
      if taken > columns { return text[..<index] }
    }
    return text[...]
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    if scalar.properties.isEmojiPresentation { return 2 }
    // Vowels and finals of decomposed Hangul stand in their syllable's cell.
    if (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FF).contains(scalar.value) { return 0 }
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// The blocks of East_Asian_Width W and F.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
    0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF,
    0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD,
  ]
}
