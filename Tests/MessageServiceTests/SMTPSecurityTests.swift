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

/// TLS and logins, with a real server and a certificate made for the test.
struct SMTPSecurityTests {
  private let login = #""username":"academy","password":"${INTENT_TEST_SMTP_PASSWORD}""#

  init() {
    setenv("INTENT_TEST_SMTP_PASSWORD", "open sesame", 1)
  }

  @Test(arguments: [("starttls", "smtp"), ("smtps", "smtps")])
  func aServerThatProvesItselfGetsTheMessage(_ tls: String, _ scheme: String) throws {
    let certificate = try Certificate()
    let server = try SMTPTestServer(#"{\#(certificate.server(tls)),"login":["academy","open sesame"]}"#)
    let more = scheme == "smtp" ? #","starttls":"required""# : ""
    let outbox = try server.outbox(#"\#(login),"ca_file":"\#(certificate.path)"\#(more)"#, scheme: scheme)
    try outbox.messages.send(message(to: "kim@example.org"))
    let taken = try server.mail()
    #expect(taken["tls"]?.bool == true)
    #expect(taken["user"]?.string == "academy")
  }

  @Test(arguments: [("starttls", "smtp", "required"), ("starttls", "smtp", "allowed"), ("smtps", "smtps", "")])
  func aServerThatCannotProveItselfGetsNothing(_ tls: String, _ scheme: String, _ choice: String) throws {
    let certificate = try Certificate()
    let server = try SMTPTestServer("{\(certificate.server(tls))}")
    let outbox = try server.outbox(choice.isEmpty ? "" : #""starttls":"\#(choice)""#, scheme: scheme)
    let failure = failure { try outbox.messages.send(message(to: "kim@example.org")) }
    #expect(failure?.code == 5)
    #expect(failure?.message.contains("does not prove who it is") == true, "\(failure?.message ?? "none")")
  }

  @Test func aCertificateForAnotherNameDoesNotHold() throws {
    let certificate = try Certificate()
    let server = try SMTPTestServer("{\(certificate.server("starttls"))}")
    let outbox = try Outbox(
      #"{"channel":"smtp","url":"smtp://localhost:\#(server.port)","starttls":"required","ca_file":"\#(certificate.path)"}"#
    )
    let failure = failure { try outbox.messages.send(message(to: "kim@example.org")) }
    #expect(failure?.code == 5)
    #expect(failure?.message.contains("does not prove who it is") == true, "\(failure?.message ?? "none")")
  }

  @Test func requiredEncryptionThatIsNotOfferedIsRefused() throws {
    let server = try SMTPTestServer()
    let failure = failure {
      try server.outbox(#""starttls":"required""#).messages.send(message(to: "kim@example.org"))
    }
    #expect(failure?.code == 5)
    #expect(failure?.message.contains("services.messages.starttls") == true, "\(failure?.message ?? "none")")
  }

  @Test func allowedEncryptionIsUsedWhereItIsOffered() throws {
    let certificate = try Certificate()
    let able = try SMTPTestServer("{\(certificate.server("starttls"))}")
    try able.outbox(#""starttls":"allowed","ca_file":"\#(certificate.path)""#).messages.send(message(to: "a@b.example"))
    #expect(try able.mail()["tls"]?.bool == true)
    let unable = try SMTPTestServer()
    try unable.outbox(#""starttls":"allowed""#).messages.send(message(to: "a@b.example"))
    #expect(try unable.mail()["tls"]?.bool == false)
  }

  @Test func aMissingFileOfCertificatesIsNamed() throws {
    let certificate = try Certificate()
    let server = try SMTPTestServer("{\(certificate.server("smtps"))}")
    let outbox = try server.outbox(#""ca_file":"/nowhere/ca.pem""#, scheme: "smtps")
    let failure = failure { try outbox.messages.send(message(to: "kim@example.org")) }
    #expect(failure?.code == 5)
    #expect(failure?.message.contains("services.messages.ca_file") == true, "\(failure?.message ?? "none")")
  }

  @Test func aWrongPasswordIsRefusedAndNotShown() throws {
    let server = try SMTPTestServer(#"{"login":["academy","another"],"open":true}"#)
    let failure = failure { try server.outbox(login).messages.send(message(to: "kim@example.org")) }
    #expect(failure?.code == 5)
    #expect(failure?.message.contains("services.messages.username and password") == true)
    #expect(failure?.message.contains("535") == true, "\(failure?.message ?? "none")")
    #expect(failure?.message.contains("sesame") == false)
  }

  @Test func aServerThatWantsALoginIsRefusedWithTheSettings() throws {
    let server = try SMTPTestServer(#"{"login":["academy","open sesame"],"open":true}"#)
    let failure = failure { try server.outbox().messages.send(message(to: "kim@example.org")) }
    #expect(failure?.code == 5)
    #expect(failure?.message.contains("530") == true, "\(failure?.message ?? "none")")
    #expect(failure?.message.contains("services.messages.username and password") == true)
  }
}
