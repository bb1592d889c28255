import IntentJSON
import IntentKit
import IntentModel
import MessageService
import ServiceTesting
import Testing

/// Files that go with messages, as Python's email package finds them.
struct AttachmentTests {
  // The testing library has an Attachment of its own.
  private typealias File = IntentKit.Attachment

  private let every: [UInt8] = Array(0...255)

  private func message(_ attachments: [File], body: String = "Hi.\n") throws -> String {
    try JSONCoding.encode(
      Message(to: "kim@example.org", subject: "s", body: body, event: "e", attachments: attachments)
    ).text
  }

  private func mail(_ attachments: [File]) throws -> Mail {
    try Outbox().roundTrip(try message(attachments))
  }

  private func hex(_ bytes: [UInt8]) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  @Test func filesArriveByteForByte() throws {
    let html = Array("<h1>보고서</h1>\n".utf8)
    let mail = try mail([
      File(name: "보고서.html", contentType: "text/html; charset=utf-8", bytes: html),
      File(name: "bytes.bin", contentType: "application/octet-stream", bytes: every),
      File(name: "empty", contentType: "text/csv", bytes: []),
    ])
    #expect(mail["type"] == "multipart/mixed")
    #expect(mail["body"] == "Hi.\n")
    #expect(mail["charset"] == "utf-8")
    let found = mail.objects("attachments")
    #expect(found.map { $0["name"]?.string } == ["보고서.html", "bytes.bin", "empty"])
    #expect(found.map { $0["type"]?.string } == ["text/html", "application/octet-stream", "text/csv"])
    #expect(found.map { $0["hex"]?.string } == [hex(html), hex(every), ""])
    #expect(found.map { $0["disposition"]?.string } == ["attachment", "attachment", "attachment"])
    #expect(found[0]["parameters"]?.text == #"{"charset": "utf-8"}"#)
    #expect(mail.list("defects") == [])
    #expect(mail.flag("ascii") == true)
    #expect(mail.number("longest_line") ?? 999 <= 78)
  }

  @Test(arguments: [
    "report.pdf", "보고서.html", "two words.txt", "semi;colon=equals.txt", "\"quoted\".txt", "100%.txt", "it's.txt",
    "=?utf-8?B?QQ==?=.txt", String(repeating: "가나다라마바사", count: 11) + ".hwp", "👩‍👩‍👧‍👦.png",
    String(repeating: "x", count: 250) + ".txt", "Überfällig (2).csv", "..hidden",
  ])
  func namesAreReadBack(_ name: String) throws {
    let mail = try mail([File(name: name, contentType: "text/plain", bytes: [65])])
    let found = try #require(mail.objects("attachments").first)
    #expect(found["name"]?.string == name)
    // What programs that know no RFC 2231 make of it. (Python decodes encoded words there as they do.)
    #expect(found["old_name"]?.string == name)
    #expect(mail.list("defects") == [])
    #expect(mail.number("longest_line") ?? 999 <= 78)
  }

  @Test func theBoundaryIsTheSameForEachAttemptAndInNoPart() throws {
    let first = try Outbox()
    try first.messages.send(try message([]))
    let id = try JSONText(validating: try first.messages.send(try message([])))["message_id"]?.string ?? ""
    let boundary = "=_" + id.dropFirst().prefix(40)
    let body = "--\(boundary)\n\n--\(boundary)--\n" + boundary
    let text = try message(
      [File(name: "a.txt", contentType: "text/plain", bytes: Array(body.utf8))], body: body)
    let mails = try (0..<2).map { _ in try Outbox().roundTrip(text) }
    #expect(mails.map { $0["boundary"] } == [boundary, boundary])
    #expect(mails[0]["body"] == body + "\n")
    #expect(mails[0].objects("attachments").map { $0["hex"]?.string } == [hex(Array(body.utf8))])
    #expect(mails[0].list("defects") == [])
  }

  @Test func tenMebibytesGoThroughAndNoMore() throws {
    let server = try SMTPTestServer()
    let half = [UInt8](repeating: 0xA5, count: 5 << 20)
    let file = File(name: "a.bin", contentType: "application/octet-stream", bytes: half)
    try server.outbox().messages.send(try message([file, file]))
    let found = try server.mail()["mail"]?["attachments"]?.elements.map { $0["hex"]?.string?.utf8.count }
    #expect(found == [10 << 20, 10 << 20])
    let one = File(name: "b.bin", contentType: "application/octet-stream", bytes: [1])
    let failure = failure { try Outbox().messages.send(try message([file, file, one])) }
    #expect(failure?.code == 2)
    #expect(failure?.message.contains("larger than 10485760 bytes") == true, "\(failure?.message ?? "none")")
  }

  @Test(arguments: [
    (#"{"content_type":"text/plain","base64":""}"#, "attachments[0] has no name"),
    (#"{"name":"a","base64":""}"#, "has no content_type"), (#"{"name":"a","content_type":"text/plain"}"#, "no base64"),
    (#"{"name":"a","content_type":"text/plain","base64":"QQ=="},7"#, "attachments[1] is number"),
    (#"{"name":"a","content_type":"text/plain","base64":"","size":1}"#, "unknown member \"size\""),
    (#"{"name":"a/b","content_type":"text/plain","base64":""}"#, "without a path"),
    (#"{"name":"a\\b","content_type":"text/plain","base64":""}"#, "without a path"),
    (#"{"name":"..","content_type":"text/plain","base64":""}"#, "without a path"),
    (#"{"name":"a\r\nBcc: x","content_type":"text/plain","base64":""}"#, "control character"),
    (#"{"name":"a\u0085","content_type":"text/plain","base64":""}"#, "control character"),
    (#"{"name":"a","content_type":"text/plain\r\nBcc: x","base64":""}"#, "control character"),
    (#"{"name":"a","content_type":"text","base64":""}"#, "where a type such as"),
    (#"{"name":"a","content_type":"text/plain; charset","base64":""}"#, "where a type such as"),
    (#"{"name":"a","content_type":"text/plain; x=\"a","base64":""}"#, "where a type such as"),
    (#"{"name":"a","content_type":"text/한글","base64":""}"#, "where a type such as"),
    (#"{"name":"a","content_type":"text/plain;","base64":""}"#, "where a type such as"),
    (#"{"name":"a","content_type":"Multipart/mixed","base64":""}"#, "consists of parts"),
    (#"{"name":"a","content_type":"message/rfc822","base64":""}"#, "consists of parts"),
    (#"{"name":"a","content_type":"text/plain; NAME=b","base64":""}"#, "may not say name"),
    (#"{"name":"a","content_type":"text/plain","base64":"QQ"}"#, "no base64"),
    (#"{"name":"a","content_type":"text/plain","base64":"QQ==\n"}"#, "no base64"),
    (#"{"name":"a","content_type":"text/plain","base64":7}"#, "base64 is number"),
  ])
  func whatIsWrongIsSaid(_ attachment: String, _ reason: String) throws {
    let text = #"{"to":"a@example.org","body":"b","event":"e","attachments":[\#(attachment)]}"#
    let failure = failure { try Outbox().messages.send(text) }
    #expect(failure?.code == 2)
    #expect(failure?.message.contains(reason) == true, "\(failure?.message ?? "none")")
  }

  @Test func noArrayAndTooManyAreRefused() throws {
    let message = #"{"to":"a@example.org","body":"b","event":"e","attachments":"#
    #expect(failure { try Outbox().messages.send(message + "{}}") }?.message.contains("array is expected") == true)
    let one = #"{"name":"a","content_type":"text/plain","base64":""}"#
    let many = [String](repeating: one, count: 101).joined(separator: ",")
    #expect(failure { try Outbox().messages.send(message + "[\(many)]}") }?.message.contains("more than 100") == true)
    #expect(try Outbox().messages.send(message + "[]}").contains("\"repeated\":false"))
  }

  @Test func aQuotedParameterMayHoldASemicolon() throws {
    let mail = try mail([File(name: "a", contentType: #"text/plain; x="a; \"b\""; charset=utf-8"#, bytes: [])])
    let parameters = mail.objects("attachments")[0]["parameters"]
    #expect(parameters?["x"]?.string == #"a; "b""#)
    #expect(parameters?["charset"]?.string == "utf-8")
  }
}
