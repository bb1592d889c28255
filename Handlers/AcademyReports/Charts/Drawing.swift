/// Lengths of texts in a drawing, in its units.
enum Drawing {
  /// How wide a text is at a size of 12, or a little less: no font is asked.
  static func width(of text: String, size: Double = 12) -> Double {
    var ems = 0.0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x300..<0x370, 0x200B...0x200D: ems += 0
      case 0x1100...: ems += scalar.value < 0x1200 || scalar.value >= 0x2E80 ? 0.96 : 0.62
      case 0x41...0x5A, 0x30...0x39, 0x25, 0x40: ems += 0.64
      case 0x20, 0x2C, 0x2E, 0x3A, 0x69, 0x6C: ems += 0.3
      default: ems += 0.56
      }
    }
    return ems * size
  }

  /// A text that is cut off with an ellipsis where it is too wide.
  static func fitted(_ text: String, in width: Double) -> String {
    guard self.width(of: text) > width else { return text }
    var cut = text
    while !cut.isEmpty, self.width(of: cut) + 10 > width { cut.removeLast() }
    while cut.last == " " { cut.removeLast() }
    return cut + "…"
  }

  /// Which of the labels of an axis are written, so that none touches another. The last one always is.
  static func shown(_ labels: [String], spacing: Double) -> [Int] {
    var shown: [Int] = []
    var free = Double.infinity
    for index in labels.indices.reversed() {
      let (middle, half) = (spacing * Double(index), width(of: labels[index]) / 2)
      guard middle + half + 4 <= free else { continue }
      shown.append(index)
      free = middle - half
    }
    return shown.reversed()
  }
}

extension Double {
  /// As SVG takes it, with one digit behind the point at most.
  var svg: String {
    let tenths = Int((self * 10).rounded())
    let (whole, rest) = (abs(tenths) / 10, abs(tenths) % 10)
    return (tenths < 0 ? "-" : "") + String(whole) + (rest == 0 ? "" : ".\(rest)")
  }
}
