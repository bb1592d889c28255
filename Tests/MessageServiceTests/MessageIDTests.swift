import Testing

@testable import MessageService

/// Identities of messages.
struct MessageIDTests {
  @Test func partsDoNotRunTogether() {
    #expect(MessageID(uid: "ab", event: "c") != MessageID(uid: "a", event: "bc"))
    #expect(MessageID(uid: "a", event: "b") == MessageID(uid: "a", event: "b"))
  }

  /// As `printf 'a\\0b' | sha256sum` begins: what was sent yesterday has to be known tomorrow.
  @Test func isTheStartOfTheSHA256OfItsParts() {
    #expect(MessageID(uid: "a", event: "b").digits == "59b271ae1bbcb1d31d41929817f4b16fb439eb4f")
  }
}
