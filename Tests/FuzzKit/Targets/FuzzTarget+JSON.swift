import RandomTesting
import Foundation
import IntentJSON

extension FuzzTarget {
  /// The scanner, against Foundation's, and everything that walks what it took.
  static let json = FuzzTarget(name: "json") { random in
    var bytes = Array((JSONGrammar.space(&random) + JSONGrammar.value(&random)).utf8)
    Mutator.damage(&bytes, &random)
    return bytes
  } check: { bytes in
    let text: JSONText
    do throws(JSONError) { text = try JSONText(validating: bytes) } catch {
      try checkRefusal(error, of: bytes)
      return .refused
    }
    try checkFoundation(takes: bytes)
    try checkWalk(text)
    return .accepted
  }

  /// What this refuses and Foundation takes is refused for one of the reasons that the documentation names.
  private static func checkRefusal(_ error: JSONError, of bytes: [UInt8]) throws {
    try require((0...bytes.count).contains(error.offset), "the error is at \(error.offset) of \(bytes.count) bytes")
    try require(!error.message.isEmpty && error.line >= 1 && error.column >= 1, "the error says too little: \(error)")
    let stricter: Set<JSONError.Code> = [.byteOrderMark, .loneSurrogate, .duplicateMember, .tooDeep, .tooLarge]
    if stricter.contains(error.code) || leniencies(bytes) { return }
    try require(!foundationTakes(bytes), "refused, and Foundation takes it: \(error)")
  }

  /// What Foundation takes although RFC 8259 does not: a comma before the end of a container, and text in UTF-16 or
  /// UTF-32, which it tells by its NULs; and invalid UTF-8 inside of strings.
  private static func leniencies(_ bytes: [UInt8]) -> Bool {
    if bytes.contains(0) || String(validating: bytes, as: UTF8.self) == nil { return true }
    var last: UInt8 = 0
    for byte in bytes where byte > 0x20 {
      if last == UInt8(ascii: ","), byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { return true }
      last = byte
    }
    return false
  }

  private static func checkFoundation(takes bytes: [UInt8]) throws {
    // Foundation refuses numbers past a Double, and NUL anywhere makes it think of UTF-16.
    if bytes.contains(0) || hasHugeNumber(bytes) { return }
    try require(foundationTakes(bytes), "taken, and Foundation refuses it")
  }

  private static func foundationTakes(_ bytes: [UInt8]) -> Bool {
    (try? JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed])) != nil
  }

  /// Whether there may be a number that no Double holds.
  private static func hasHugeNumber(_ bytes: [UInt8]) -> Bool {
    var digits = 0
    for byte in bytes {
      if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") { return true }
      digits = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? digits + 1 : 0
      if digits > 300 { return true }
    }
    return false
  }

  /// Walks all of a text by every way there is.
  static func checkWalk(_ text: JSONText) throws {
    try walk(text)
    let compact = text.compacted()
    let again = try JSONText(validating: Array(compact.bytes), limits: JSONLimits(maxBytes: .max))
    try require(again.compacted() == compact, "compacted twice is something else")
    let pretty = try JSONText(validating: text.prettyPrinted(), limits: JSONLimits(maxBytes: .max))
    try require(pretty.compacted() == compact, "laid out for people it is something else")
    if text.kind == .object {
      let rewritten = text.rewritingObject(dropping: [])
      try require(rewritten.compacted() == compact, "rewritten it is something else")
    }
  }

  private static func walk(_ text: JSONText) throws {
    switch text.kind {
    case .object:
      for member in text.members {
        try require(member.isNamed(member.name), "a name does not equal itself")
        try walk(member.value)
      }
    case .array: for element in text.elements { try walk(element) }
    case .string:
      var writer = JSONWriter()
      writer.value(text.string ?? "")
      try require(writer.text.string == text.string, "a string is another one when it is read back")
    case .number:
      if let integer = text.integer { try require(Double(integer) == text.double, "\(text) is two numbers") }
    case .bool, .null: break
    }
  }
}
