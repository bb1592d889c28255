internal import ServiceKit

/// Gives messages to a program with sendmail's manners: the message on standard input, the recipient in its headers, an
/// exit status from sysexits.h.
///
/// Lines end in a line feed, as such programs expect on Unix. At least once: a crash after the program has taken the
/// message and before that is noted sends it again, with the same Message-ID.
struct SendmailChannel: Channel {
  let remembers = false
  let command: [String]
  let timeoutMs: Int
  /// For the message while the program reads it.
  let scratch: String

  func deliver(_ letter: Letter) throws(MessageError) -> Delivery {
    let to = try Mailbox(address: letter.message.to, name: letter.message.name)
    do throws(ServiceError) {
      try ServiceDirectory.create(scratch)
    } catch {
      throw .unavailable("\(error)")
    }
    let input = try DurableFile.anonymous(MailComposer.compose(letter, to: to), in: scratch)
    let ended = try ChildCommand(command).run(input: input, timeoutMs: timeoutMs)
    guard case .exited(let status) = ended.end else {
      throw .unavailable("\(command[0]) \(ended.description(timeoutMs))")
    }
    if status == 0 { return .now }
    let message = "\(command[0]) \(ended.description(timeoutMs))"
    throw Self.refusals.contains(status) ? .refused(message) : .unavailable(message)
  }

  /// Statuses of sysexits.h that no retry mends: usage, data, unknown user, unknown host, no permission, configuration.
  private static let refusals: Set<Int32> = [64, 65, 67, 68, 77, 78]
}
