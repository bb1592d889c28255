/// What a scalar is to the comparison of sentences.
enum Letter {
  /// The form in which a letter is compared.
  static func folded(_ scalar: Unicode.Scalar) -> UInt32 {
    let value = scalar.value
    switch value {
    case 0x41...0x5A: return value | 0x20
    case ..<0x80: return value
    case 0xAC00...0xD7A3: return value
    case 0x2018, 0x2019: return 0x27
    case 0xFF01...0xFF5E: return Unicode.Scalar(value - 0xFEE0).map(folded) ?? value
    default: break
    }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    // A letter that becomes two (ẞ does not, İ does) stays, so that places can be counted.
    return lower.count == 1 ? lower.first!.value : value
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80 ? scalar.value <= 0x20 : scalar.properties.isWhitespace
  }

  /// Punctuation that means nothing beside a space.
  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", ",", "!", "?", "~", ";", ":", "…", "。", "、", "！", "？", "，", "：", "；", "～", "．": true
    default: false
    }
  }

  static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "“", "”", "„", "«", "»", "「", "」", "『", "』": true
    default: false
    }
  }

  /// Whether words of this script are written with spaces on which one can rely. In Korean many are left to taste
  /// (`이번 달`, `이번달`), and Chinese and Japanese have none.
  static func needsSpaces(_ letter: UInt32) -> Bool {
    !(0x1100...0x11FF).contains(letter) && !(0x2E80...0x9FFF).contains(letter) && !(0xAC00...0xD7FF).contains(letter)
  }
}
