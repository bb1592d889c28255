/// A notice in the words of its recipient's language.
struct WordedNotice: Sendable {
  var notice: Notice
  var wording: Wording
}
