/// Two classes that want the same teacher or room at the same time.
public struct Clash: Codable, Sendable, Hashable {
  /// What both want.
  public var over: Resource
  /// The other class.
  public var classID: ClassID
  /// As people say it.
  public var name: String
  /// When: a day of the week such as `mon`, or a day such as `2026-11-21`.
  public var on: String
  /// When the other class starts.
  public var startsAt: TimeOfDay

  /// What a class cannot share.
  public enum Resource: String, Codable, Sendable, CaseIterable {
    /// Who teaches it.
    case teacher
    /// Where it meets.
    case room
  }

  /// `과학 C반 (sci-c) has the teacher on mon at 16:00`
  public var text: String { "\(name) (\(classID)) has the \(over.rawValue) on \(on) at \(startsAt)" }
}
