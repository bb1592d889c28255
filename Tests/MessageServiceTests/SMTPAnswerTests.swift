import CCurl
import Testing

@testable import MessageService

/// What an exchange with a server means, also where none can be had on purpose.
struct SMTPAnswerTests {
  private let server = SMTPServer(url: "smtp://mail.example", startTLS: .required, place: "services.messages")

  private func failure(_ code: Int, _ status: Int, _ text: String = "words") -> MessageError? {
    SMTPAnswer(code: Int32(code), status: status, text: text, reason: "reason").failure(server)
  }

  @Test func whatWasTakenIsNoFailure() {
    #expect(failure(Int(CCURL_OK), 250) == nil)
  }

  @Test(arguments: [
    (Int(CCURL_MISSING), 0, 3, "install the package libcurl4"), (Int(CCURL_UNTRUSTED), 220, 5, "does not prove"),
    (Int(CCURL_MAIL_CA_FILE), 220, 5, "services.messages.ca_file"), (Int(CCURL_INVALID), 0, 5, "cannot be used"),
    (Int(CCURL_MAIL_NO_TLS), 250, 5, "services.messages.starttls"), (Int(CCURL_MAIL_NO_TLS), 454, 3, "454 words"),
    (Int(CCURL_MAIL_DENIED), 535, 5, "services.messages.username"), (Int(CCURL_MAIL_DENIED), 250, 5, "username"),
    (Int(CCURL_MAIL_DENIED), 454, 3, "454 words (reason)"), (Int(CCURL_FAILED), 0, 3, "did not take it: reason"),
    (Int(CCURL_FAILED), 354, 3, "did not take it: 354 words (reason)"), (Int(CCURL_FAILED), 421, 3, "421"),
    (Int(CCURL_FAILED), 499, 3, "499"), (Int(CCURL_FAILED), 500, 5, "answered 500"),
    (Int(CCURL_FAILED), 534, 5, "another login"), (Int(CCURL_FAILED), 538, 5, "services.messages.username"),
    (Int(CCURL_FAILED), 599, 5, "answered 599"),
  ])
  func failuresMeanWhatTheySay(_ code: Int, _ status: Int, _ meaning: Int, _ words: String) {
    let failure = failure(code, status)
    #expect(failure?.code == Int32(meaning))
    #expect(failure?.message.contains(words) == true, "\(failure?.message ?? "none")")
    #expect(failure?.message.contains("smtp") == true || code == Int(CCURL_MAIL_CA_FILE))
  }
}
