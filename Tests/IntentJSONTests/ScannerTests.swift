import IntentJSON
import Testing

@Suite("The scanner takes RFC 8259 and nothing else")
struct ScannerTests {
  @Test("is taken, and kept as it was written", arguments: AcceptedTexts.rows)
  func accepts(_ text: String) throws {
    let json = try JSONText(validating: text)
    let trimmed = text.drop { " \t\r\n".unicodeScalars.contains($0.unicodeScalars.first!) }
    #expect(trimmed.utf8.starts(with: json.bytes))
    #expect(trimmed.utf8.dropFirst(json.bytes.count).allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) })
    #expect(json.text.first.map { !$0.isWhitespace } == true && json.text.last.map { !$0.isWhitespace } == true)
  }

  @Test("is refused", arguments: RefusedTexts.rows + RefusedBytes.rows)
  func refuses(_ row: TextCase) {
    #expect(refusal(row.bytes)?.code == row.code)
  }

  @Test("the same inside an array: every cut of a valid text is truncated, never wrong")
  func cuts() throws {
    let text = #"{"a":[1.5e+3,-0,true,null,"\u00e9\ud83d\ude00é😀"],"b":{"c":false}}"#
    let bytes = Array(text.utf8)
    #expect(refusal(bytes) == nil)
    for length in 1..<bytes.count {
      #expect(refusal(Array(bytes[..<length]))?.code == .truncated, "cut after \(length) bytes")
    }
  }

  @Test("a slice of a larger buffer is scanned where it lies")
  func slices() throws {
    let buffer = Array(#"xx {"a":[1,2]} yy"#.utf8)
    let json = try JSONText(validating: buffer[2..<15])
    #expect(json.text == #"{"a":[1,2]}"#)
    #expect(json.bytes.startIndex == 3)
    #expect(json["a"]?.elements.map(\.text) == ["1", "2"])
  }

  @Test("a byte that is special is seen wherever it lies in a string")
  func specialBytes() {
    for length in 1...25 {
      for index in 0..<length {
        func string(_ byte: UInt8) -> [UInt8] {
          var bytes = [UInt8](repeating: UInt8(ascii: "a"), count: length)
          bytes[index] = byte
          return [0x22] + bytes + [0x22]
        }
        for byte in UInt8(0)..<0x80 {
          let code: JSONError.Code? =
            switch byte {
            case 0..<0x20: .unexpectedByte
            case 0x22: .trailingContent
            case 0x5C: index == length - 1 ? .truncated : .invalidEscape
            default: nil
            }
          #expect(refusal(string(byte))?.code == code, "byte \(byte) at \(index) of \(length)")
        }
        #expect(refusal(string(0x80))?.code == .invalidUTF8)
        #expect(refusal(string(0xFF))?.code == .invalidUTF8)
      }
    }
  }
}
