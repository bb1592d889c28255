import IntentJSON
import RandomTesting

/// A JSON value as a tree, to compare with what was written and read back.
indirect enum RandomValue: Equatable {
  case null
  case bool(Bool)
  case integer(Int64)
  case double(Double)
  case string(String)
  case array([RandomValue])
  case object([Member])

  struct Member: Equatable {
    var name: String
    var value: RandomValue
  }

  /// A value of at most `depth` levels.
  init(depth: Int, using random: inout SeededGenerator) {
    switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &random) {
    case 0: self = .null
    case 1: self = .bool(.random(using: &random))
    case 2: self = .integer(Int64(bitPattern: random.next()) >> Int64.random(in: 0..<64, using: &random))
    case 3:
      let double = Double(bitPattern: random.next())
      // A whole number would come back as an integer.
      self = .double(double.isFinite && double.rounded() != double ? double : 0.5)
    case 4: self = .string(Self.string(using: &random))
    case 5:
      let count = Int.random(in: 0..<5, using: &random)
      self = .array((0..<count).map { _ in RandomValue(depth: depth - 1, using: &random) })
    default:
      let count = Int.random(in: 0..<20, using: &random)
      self = .object(
        (0..<count).map { index in
          let name = Self.string(using: &random) + "#\(index)"
          return Member(name: name, value: RandomValue(depth: depth - 1, using: &random))
        })
    }
  }

  private static func string(using random: inout SeededGenerator) -> String {
    let ranges: [ClosedRange<UInt32>] = [
      0...0x1F, 0x20...0x7F, 0x20...0x7F, 0x80...0x7FF, 0x800...0xD7FF, 0x10000...0x10FFFF,
    ]
    var string = ""
    for _ in 0..<Int.random(in: 0..<24, using: &random) {
      let range = ranges.randomElement(using: &random) ?? 0x20...0x7F
      string.unicodeScalars.append(Unicode.Scalar(UInt32.random(in: range, using: &random)) ?? "?")
    }
    return string
  }

  func write(to writer: inout JSONWriter) {
    switch self {
    case .null: writer.null()
    case .bool(let value): writer.value(value)
    case .integer(let value): writer.value(value)
    case .double(let value): writer.value(value)
    case .string(let value): writer.value(value)
    case .array(let elements): writer.array { writer in elements.forEach { $0.write(to: &writer) } }
    case .object(let members):
      writer.object { writer in
        for member in members {
          writer.name(member.name)
          member.value.write(to: &writer)
        }
      }
    }
  }

  init?(_ json: JSONText) {
    switch json.kind {
    case .null: self = .null
    case .bool: self = .bool(json.bool == true)
    case .number:
      if let integer = json.integer {
        self = .integer(integer)
      } else if let double = json.double {
        self = .double(double)
      } else {
        return nil
      }
    case .string: self = .string(json.string ?? "")
    case .array: self = .array(json.elements.compactMap { RandomValue($0) })
    case .object:
      self = .object(
        json.members.compactMap { member in RandomValue(member.value).map { Member(name: member.name, value: $0) } })
    }
  }
}
