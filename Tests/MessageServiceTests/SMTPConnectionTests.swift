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

/// Connections are kept from message to message, and made anew where the server has ended them.
struct SMTPConnectionTests {
  private func connection(_ server: SMTPTestServer) throws -> Int64? { try server.mail()["connection"]?.integer }

  /// `SMTP_MESSAGES=5000` measures: it prints how many messages went out a second.
  @Test func manyMessagesAreOneHandshake() throws {
    let count = getenv("SMTP_MESSAGES").flatMap { Int(String(cString: $0)) } ?? 50
    let certificate = try Certificate()
    let server = try SMTPTestServer("{\(certificate.server("starttls"))}")
    let outbox = try server.outbox(#""starttls":"required","ca_file":"\#(certificate.path)""#)
    let clock = ContinuousClock()
    var spent = Duration.zero
    for number in 0..<count {
      spent += try clock.measure { try outbox.messages.send(message(to: "kim@example.org", event: "e-\(number)")) }
      #expect(try connection(server) == 1)
    }
    let rate = Double(count) / (Double(spent.components.seconds) + Double(spent.components.attoseconds) / 1e18)
    print("\(count) messages over one encrypted connection: \(Int(rate)) a second")
  }

  @Test func asManyConnectionsAsMessagesAtATime() async throws {
    let server = try SMTPTestServer()
    let outbox = try server.outbox()
    let messages = outbox.messages
    try await withThrowingTaskGroup { group in
      for part in 0..<4 {
        group.addTask {
          for number in 0..<25 { try messages.send(message(to: "kim@example.org", event: "\(part)/\(number)")) }
        }
      }
      try await group.waitForAll()
    }
    var seen: Set<Int64?> = []
    for _ in 0..<100 { seen.insert(try connection(server)) }
    #expect((1...4).contains(seen.count))
  }

  @Test func aConnectionThatTheServerEndedIsMadeAnew() throws {
    let server = try SMTPTestServer()
    let outbox = try server.outbox()
    for number in 1...3 {
      try outbox.messages.send(message(to: "bye@example.org", event: "e-\(number)"))
      #expect(try connection(server) == Int64(number))
    }
  }

  @Test func aServerThatHasHadEnoughOnOneConnectionGetsAnother() throws {
    let server = try SMTPTestServer(#"{"mails_per_connection":2}"#)
    let outbox = try server.outbox()
    for number in 0..<6 {
      try outbox.messages.send(message(to: "kim@example.org", event: "e-\(number)"))
      #expect(try connection(server) == Int64(number / 2 + 1))
    }
  }

  @Test func aServerThatIsBusyAtOnceIsTriedLater() throws {
    let server = try SMTPTestServer(#"{"mails_per_connection":0}"#)
    let failure = failure { try server.outbox().messages.send(message(to: "kim@example.org")) }
    #expect(failure?.code == 3)
    #expect(failure?.message.contains("421 4.7.0 too many mails") == true, "\(failure?.message ?? "none")")
  }

  @Test func aRefusedRecipientHoldsNobodyUp() throws {
    let server = try SMTPTestServer()
    let outbox = try server.outbox()
    try outbox.messages.send(message(to: "kim@example.org", event: "1"))
    #expect(failure { try outbox.messages.send(message(to: "rcpt-550-5.1.1@example.org", event: "2")) }?.code == 5)
    try outbox.messages.send(message(to: "lee@example.org", event: "3"))
    _ = try server.mail()
    #expect(try server.mail()["rcpt_tos"]?.text == #"["lee@example.org"]"#)
  }
}
