internal import IntentModel

/// The identity of a message: the same for each attempt of a job to tell of one event, and for no other message.
///
/// It is made of the job's uid and the event, so a repeated attempt finds out that the message was sent.
struct MessageID: Sendable, Hashable {
  /// 40 hexadecimal digits: the start of the SHA-256 of uid and event, with a NUL between them.
  let digits: String

  init(uid: String, event: String) {
    var hash = SHA256()
    hash.update(Array(uid.utf8) + [0] + Array(event.utf8))
    digits = String(hash.finish().prefix(40))
  }

  /// As mail writes it: `<digits@domain>`.
  func header(domain: String) -> String { "<\(digits)@\(domain)>" }
}
