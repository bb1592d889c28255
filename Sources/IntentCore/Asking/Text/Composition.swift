/// Letters in one piece: keyboards and file systems give `각` as one scalar, or as three.
enum Composition {
  /// The scalars of a text, composed: Hangul by the arithmetic of the Unicode Standard (3.12), other letters where there
  /// is one of the same meaning. What has none stays as it is.
  static func scalars(of text: String) -> [Unicode.Scalar] {
    let scalars = Array(text.unicodeScalars)
    guard scalars.contains(where: mayCombine) else { return scalars }
    return text.flatMap(composed)
  }

  /// Whether a Hangul syllable ends in a consonant; nil: it is no syllable.
  static func endsInConsonant(_ syllable: UInt32) -> Bool? {
    isSyllable(syllable) ? (syllable - base) % finals != 0 : nil
  }

  static func isSyllable(_ scalar: UInt32) -> Bool { (base..<base + 11_172).contains(scalar) }

  private static let base: UInt32 = 0xAC00
  private static let finals: UInt32 = 28

  private static func mayCombine(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x300 else { return false }
    return (0x1100...0x11FF).contains(scalar.value) || scalar.properties.canonicalCombiningClass != .notReordered
  }

  private static func composed(_ character: Character) -> [Unicode.Scalar] {
    let scalars = Array(character.unicodeScalars)
    guard scalars.count > 1 else { return scalars }
    if let syllable = syllable(scalars) { return [syllable] }
    // The letter of one scalar that means the same is the one that compares as equal: no table has to be kept.
    for range in letters {
      for value in range {
        if let scalar = Unicode.Scalar(value), Character(scalar) == character { return [scalar] }
      }
    }
    return scalars
  }

  /// Latin, Greek and Cyrillic with marks, kana with theirs, Vietnamese and polytonic Greek.
  private static let letters: [ClosedRange<UInt32>] = [0xC0...0x24F, 0x386...0x4FF, 0x304C...0x30FE, 0x1E00...0x1FFF]

  private static func syllable(_ scalars: [Unicode.Scalar]) -> Unicode.Scalar? {
    let values = scalars.map(\.value)
    if values.count == 2, endsInConsonant(values[0]) == false, (0x11A8...0x11C2).contains(values[1]) {
      return Unicode.Scalar(values[0] + values[1] - 0x11A7)
    }
    guard (2...3).contains(values.count), (0x1100...0x1112).contains(values[0]), (0x1161...0x1175).contains(values[1])
    else { return nil }
    let final = values.count == 3 ? values[2] : 0x11A7
    guard (0x11A7...0x11C2).contains(final) else { return nil }
    return Unicode.Scalar(base + ((values[0] - 0x1100) * 21 + values[1] - 0x1161) * finals + final - 0x11A7)
  }
}
