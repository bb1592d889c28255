import IntentKit

/// What became of a notice that was this job's to send.
enum NoticeEnd: Sendable {
  /// A channel took it, for an address; others had refused it before, and why.
  case sent(Receipt, ContactChannel, String, refusals: [String])
  /// Every channel refused it, and why.
  case refused(String)
}
