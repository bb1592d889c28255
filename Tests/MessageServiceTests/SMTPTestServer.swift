import IntentJSON
import ServiceTesting

/// aiosmtpd on loopback, scripted as Tests/Fixtures/messages/smtp_server.py says.
final class SMTPTestServer {
  let port: String
  private let process: ChildProcess

  /// Starts one; `options` is the script's argument.
  init(_ options: String = "{}", _ file: String = #filePath) throws {
    let root = file.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    guard try ChildProcess(root + "/scripts/setup-tests", []).wait() == 0 else {
      throw ServiceFailure(code: 1, message: "aiosmtpd is not installed: scripts/setup-tests says why and how to")
    }
    process = try ChildProcess(
      root + "/.build/smtp-server/bin/python", [Fixtures.path("messages/smtp_server.py"), options])
    port = process.readLine()
    guard !port.isEmpty else { throw ServiceFailure(code: 1, message: "smtp_server.py does not start") }
  }

  deinit {
    process.end()
    process.wait()
  }

  /// The next mail that it took, which has to be on its way.
  func mail() throws -> JSONText {
    try JSONText(validating: Array(process.readLine().utf8), limits: JSONLimits(maxBytes: 100 << 20))
  }

  /// Ends it, so that nothing listens at its port.
  func end() {
    process.end()
    process.wait()
  }

  /// A service whose only channel goes to it; `more` are further members of the configuration.
  func outbox(_ more: String = "", scheme: String = "smtp", timeout: String = "20s") throws -> Outbox {
    try Outbox(
      #"{"channel":"smtp","url":"\#(scheme)://127.0.0.1:\#(port)","from":"학원 <noreply@academy.example>","#
        + #""timeout":"\#(timeout)"\#(more.isEmpty ? "" : "," + more)}"#)
  }
}

/// A message to this recipient.
func message(to recipient: String, event: String = "e") -> String {
  #"{"to":"\#(recipient)","name":"김하늘","subject":"지각","body":"늦었습니다.\n","event":"\#(event)"}"#
}
