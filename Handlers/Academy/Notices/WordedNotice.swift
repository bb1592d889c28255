/// A notice in the words of its recipient's language, or of the one that its template is in.
struct WordedNotice: Sendable {
  var notice: Notice
  var wording: Wording
  var language: Language
}
