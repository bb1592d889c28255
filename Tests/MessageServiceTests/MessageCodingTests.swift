import IntentJSON
import IntentKit
import Testing

/// Messages of handlers as JSON: what the service reads, and what services of earlier releases take too.
struct MessageCodingTests {
  @Test func whatAMessageHasNotIsLeftOut() throws {
    let message = Message(to: "a@b.example", body: "b", event: "e")
    #expect(try JSONCoding.encode(message).text == #"{"to":"a@b.example","body":"b","event":"e"}"#)
  }

  @Test func everyMemberIsReadBack() throws {
    let message = Message(
      to: "+82-10-0000-0000", name: "n", subject: "s", body: "b", language: "ko", event: "e", channel: "sms",
      attachments: [IntentKit.Attachment(name: "보고서.html", contentType: "text/html", bytes: Array(0...255))])
    let json = try JSONCoding.encode(message)
    #expect(json["channel"]?.string == "sms")
    #expect(json["attachments"]?.elements.map { $0.members.map(\.name) } == [["name", "content_type", "base64"]])
    #expect(try JSONCoding.decode(Message.self, from: json) == message)
    let least = JSONText(unchecked: Array(#"{"to":"a","body":"b","event":"e"}"#.utf8))
    #expect(try JSONCoding.decode(Message.self, from: least) == Message(to: "a", body: "b", event: "e"))
  }

  @Test func whatIsNoBase64IsNamed() {
    let text = #"{"to":"a","body":"b","event":"e","attachments":[{"name":"a","content_type":"a/b","base64":"?"}]}"#
    let error = #expect(throws: JSONError.self) {
      try JSONCoding.decode(Message.self, from: JSONText(unchecked: Array(text.utf8)))
    }
    #expect(error?.description.contains("attachments[0].base64") == true, "\(error?.description ?? "none")")
  }
}
