import IntentKit

/// What became of a notice that was this job's to send.
enum NoticeEnd: Sendable {
  /// A channel took it.
  case sent(Receipt, ContactChannel, String)
  /// Every channel refused it, and why.
  case refused(String)
}
