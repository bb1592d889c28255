import Testing

@testable import IntentModel

/// Base64: the examples of RFC 4648 (10), and what is none.
struct Base64Tests {
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ])
  func theExamplesOfTheStandard(_ text: String, _ encoded: String) {
    #expect(Base64.encode(Array(text.utf8)) == encoded)
    #expect(Base64.decode(encoded) == Array(text.utf8))
  }

  @Test func everyByteAtEveryPlace() {
    for count in 0..<6 {
      let bytes = [UInt8](repeating: 0xFF, count: count) + Array(0...255)
      #expect(Base64.decode(Base64.encode(bytes)) == bytes)
    }
    #expect(Base64.encode([0xFB, 0xFF, 0xBF]) == "+/+/")
  }

  @Test(arguments: [
    "Z", "Zg", "Zg=", "Zm8", "=", "==", "===", "====", "Z===", "Zg==Zg==", "Zg=a", "Zm9v\n", " Zm9", "Zm9-", "Zm9_",
    "Zh==", "Zm9=", "한글==",
  ])
  func whatIsNoneIsNil(_ text: String) {
    #expect(Base64.decode(text) == nil)
  }
}
