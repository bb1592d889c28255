import RandomTesting
import IntentJSON

/// Makes JSON that is valid, but as odd as the grammar allows.
enum JSONGrammar {
  static func value(_ random: inout SeededGenerator, depth: Int = 4) -> String {
    switch random.below(depth > 0 ? 8 : 5) {
    case 0: random.pick(["null", "true", "false"])
    case 1, 2: number(&random)
    case 3, 4: string(&random)
    case 5: "[" + list(&random) { random in value(&random, depth: depth - 1) } + "]"
    default: object(&random, depth: depth - 1)
    }
  }

  static func object(_ random: inout SeededGenerator, depth: Int = 3) -> String {
    var count = 0
    let members = list(&random) { random in
      count += 1
      // Names that can hardly meet, so that most objects have each name once.
      let name = random.oneIn(40) ? "same" : "\(random.pick(names))\(count)"
      return "\(quoted(name)):\(space(&random))\(value(&random, depth: depth))"
    }
    return "{" + members + "}"
  }

  static func number(_ random: inout SeededGenerator) -> String {
    if random.oneIn(3) {
      return random.pick(Mutator.numbers.filter { (try? JSONText(validating: $0)) != nil })
    }
    return String(Int64(bitPattern: random.next()) >> Int64(random.below(64)))
  }

  static func string(_ random: inout SeededGenerator) -> String { quoted(text(&random)) }

  /// Text of every sort.
  static func text(_ random: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<random.below(12) {
      switch random.below(8) {
      case 0: text.unicodeScalars.append(Unicode.Scalar(UInt8(random.below(0x20))))
      case 1: text += random.pick(["\"", "\\", "/", "\u{7F}", "\u{9B}", "\u{2028}", "\u{202E}", "\u{FFFF}"])
      case 2: text += random.pick(["지각", "é", "e\u{301}", "😀", "\u{10FFFF}", "ß", "\u{0}"])
      default: text.unicodeScalars.append(Unicode.Scalar(UInt8(0x20 + random.below(0x5F))))
      }
    }
    return text
  }

  static func quoted(_ text: String) -> String {
    var writer = JSONWriter(capacity: 64)
    writer.value(text)
    return writer.text.text
  }

  static func space(_ random: inout SeededGenerator) -> String {
    random.oneIn(6) ? random.pick([" ", "\n", "\t \r\n"]) : ""
  }

  private static func list(_ random: inout SeededGenerator, _ item: (inout SeededGenerator) -> String) -> String {
    var items: [String] = []
    for _ in 0..<random.below(5) { items.append(space(&random) + item(&random) + space(&random)) }
    return items.joined(separator: ",")
  }

  private static let names = ["a", "student_id", "guardian", "\u{0}", "", "지각", "\\u0041", "x.y"]
}
