public import IntentKit

/// Messages of a choice: some of them one by one, and how many there are of each status.
public struct MessageList: Sendable {
  /// How many there are.
  public var counts: MessageCounts
  /// The first of them.
  public var messages: [SentMessage]

  /// All messages of the choice.
  public var total: Int { counts.total }
  /// Whether there are more than are listed.
  public var more: Bool { messages.count < total }

  /// How many are listed if nobody says.
  static let limit = 100

  /// Checks a parameter `limit`.
  public static func check(_ limit: Int?) throws(IntentError) {
    if let limit, !(1...1000).contains(limit) { throw .invalidParams("\(limit) is not from 1 to 1000", field: "limit") }
  }
}

/// Which messages are meant.
public enum MessageChoice: Sendable {
  /// What a job sent; of a batch, what its items sent.
  case job(JobID)
  /// Those of an event: of one person, or of everybody who was told.
  case event(String)
  /// Those to somebody: `guardian/7`.
  case recipient(String)
  /// Those about a student.
  case student(StudentID)

  /// A condition on `messages x` and `?1`. Where ids and events go on behind a `.` or `/`, the next character bounds them.
  var condition: String {
    switch self {
    case .job: "(x.job_id = ?1 OR (x.job_id >= ?1 || '.' AND x.job_id < ?1 || '/'))"
    case .event: "(x.event = ?1 OR (x.event >= ?1 || '/' AND x.event < ?1 || '0'))"
    case .recipient: "x.recipient = ?1"
    case .student: "x.student_id = ?1"
    }
  }

  var value: String {
    switch self {
    case .job(let id): id.text
    case .event(let text), .recipient(let text): text
    case .student(let id): id.text
    }
  }
}
