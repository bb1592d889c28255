import IntentJSON
import MessageService
import ServiceTesting
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Webhooks, to a real server on loopback.
struct WebhookTests {
  private let message =
    #"{"to":"+82-10-0000-0000","name":"김하늘","subject":"s","body":"늦었습니다.","language":"ko","event":"e"}"#

  /// A server, and a service that posts to a path of it.
  private func outbox(_ path: String, headers: String = "{}", timeout: String = "20s") throws -> (Outbox, ChildProcess)
  {
    let server = try ChildProcess("python3", [Fixtures.path("messages/http_server.py")])
    let url = "http://127.0.0.1:\(server.readLine())\(path)"
    let configuration =
      #"{"channel":"webhook","url":"\#(url)","headers":\#(headers),"timeout":"\#(timeout)","from":"학원 <a@b.example>"}"#
    return (try Outbox(configuration), server)
  }

  @Test func theServerGetsTheMessage() throws {
    setenv("INTENT_TEST_TOKEN", "sesame", 1)
    let (outbox, server) = try outbox(
      "/200", headers: #"{"Authorization":"Bearer ${INTENT_TEST_TOKEN}","X-Dollar":"$1"}"#)
    defer { server.end() }
    let receipt = try JSONText(validating: try outbox.messages.send(message, uid: "u-7", tenant: "seoul"))
    let request = try JSONText(validating: server.readLine())
    let (headers, body) = (request["headers"], request["body"])
    #expect(receipt["channel"]?.string == "webhook")
    #expect(headers?["Authorization"]?.string == "Bearer sesame")
    #expect(headers?["X-Dollar"]?.string == "$1")
    #expect(headers?["Content-Type"]?.string == "application/json; charset=utf-8")
    #expect(headers?["Idempotency-Key"]?.string?.utf8.count == 40)
    #expect(receipt["message_id"]?.string == body?["message_id"]?.string)
    #expect(body?["to"]?.string == "+82-10-0000-0000")
    #expect(body?["body"]?.string == "늦었습니다.")
    #expect(body?["from"]?.string == "학원 <a@b.example>")
    #expect(body?["job"]?["tenant_id"]?.string == "seoul")
    #expect(body?["job"]?["intent_key"]?.string == "test.exec.run")
  }

  @Test func aRepeatedAttemptPostsNothing() throws {
    let (outbox, server) = try outbox("/204")
    defer { server.end() }
    try outbox.messages.send(message)
    #expect(try outbox.messages.send(message).contains("\"repeated\":true"))
  }

  @Test func aRetryHasTheSameKey() throws {
    let (outbox, server) = try outbox("/500")
    defer { server.end() }
    let keys = try (0..<2).map { _ in
      _ = failure { try outbox.messages.send(message) }
      return try JSONText(validating: server.readLine())["headers"]?["Idempotency-Key"]?.string
    }
    #expect(keys[0] != nil && keys[0] == keys[1])
  }

  @Test(arguments: [
    ("/400", 5), ("/401", 5), ("/403", 5), ("/404", 5), ("/422", 5), ("/302?to=/200", 5), ("/408", 3), ("/425", 3),
    ("/500", 3), ("/502", 3), ("/503", 3), ("/503?retry=3", 4), ("/429", 4), ("/drop", 3),
  ])
  func statusesMeanWhatTheySay(_ path: String, _ code: Int32) throws {
    let (outbox, server) = try outbox(path)
    defer { server.end() }
    let failure = failure { try outbox.messages.send(message) }
    #expect(failure?.code == code)
    if path != "/drop" { #expect(failure?.message.contains("the server's own words") == true) }
  }

  @Test(arguments: [("/429?retry=7", 7000...7000), ("/429", 60_000...60_000), ("/429?date", 100_000...121_000)])
  func aWaitIsPassedOn(_ path: String, _ range: ClosedRange<Int64>) throws {
    let (outbox, server) = try outbox(path)
    defer { server.end() }
    let answer = try JSONText(validating: failure { try outbox.messages.send(message) }?.message ?? "")
    #expect(answer["retry_after_ms"]?.integer.map(range.contains) == true)
    #expect(answer["message"]?.string?.contains("429") == true)
  }

  @Test func attachmentsArePassedOn() throws {
    let (outbox, server) = try outbox("/200")
    defer { server.end() }
    let attached = #"[{"name":"보고서.html","content_type":"text/html;charset=utf-8","base64":"PGI+7ZWY64qYPC9iPg=="}]"#
    try outbox.messages.send(message.replacing("}", with: #","attachments":\#(attached)}"#))
    let attachment = try JSONText(validating: server.readLine())["body"]?["attachments"]?.elements.first { _ in true }
    #expect(attachment?["name"]?.string == "보고서.html")
    #expect(attachment?["content_type"]?.string == "text/html; charset=utf-8")
    #expect(attachment?["base64"]?.string == "PGI+7ZWY64qYPC9iPg==")
  }

  @Test func aServerThatIsNotThereIsUnavailable() throws {
    let (outbox, server) = try outbox("/200")
    server.end()
    server.wait()
    let failure = failure { try outbox.messages.send(message) }
    #expect(failure?.code == 3)
    #expect(failure?.message.contains("cannot be reached") == true)
  }

  @Test func aServerThatDoesNotAnswerIsUnavailable() throws {
    let (outbox, server) = try outbox("/slow", timeout: "200ms")
    defer { server.end() }
    #expect(failure { try outbox.messages.send(message) }?.code == 3)
  }

  @Test func aServerThatCannotProveItselfGetsNothing() throws {
    let certificate = try Certificate()
    let server = try ChildProcess(
      "python3", [Fixtures.path("messages/http_server.py"), certificate.path, certificate.key])
    defer { server.end() }
    let url = "https://127.0.0.1:\(server.readLine())/200"
    let outbox = try Outbox(#"{"channel":"webhook","url":"\#(url)"}"#)
    let failure = failure { try outbox.messages.send(message) }
    #expect(failure?.code == 5)
    #expect(failure?.message.contains("does not prove who it is") == true, "\(failure?.message ?? "none")")
  }
}
