/// A message to a guardian, before it is sent.
public struct Notice: Sendable {
  /// What it tells of, unique in the academy: whoever sends it, it goes out once. `late/2026-11-21/math-a/s-3/7`.
  public var event: String
  /// The kind of event: `late`, `overdue`, `message`.
  public var kind: String
  /// Who is told.
  public var guardian: Guardian
  /// Whom it is about.
  public var student: Student?
  /// What is said.
  public var wording: Wording

  /// A notice from its parts. The guardian is added to the event: one message a person and event.
  public init(event: String, kind: String, to guardian: Guardian, about student: Student?, _ wording: Wording) {
    self.event = "\(event)/\(guardian.id)"
    self.kind = kind
    self.guardian = guardian
    self.student = student
    self.wording = wording
  }
}
