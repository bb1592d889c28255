/// What a message says, in the language of whom it is for.
public struct Wording: Sendable, Hashable {
  /// One line.
  public var subject: String
  /// Plain text.
  public var body: String

  /// A wording from its parts.
  public init(subject: String, body: String) {
    self.subject = subject
    self.body = body
  }

  /// A student came late.
  public static func late(_ student: Student, _ course: Course, _ attendance: Attendance, _ language: Language)
    -> Wording
  {
    let day = attendance.day.text(in: language)
    let minutes = attendance.minutesLate ?? 0
    switch language {
    case .korean:
      return Wording(
        subject: "[지각 안내] \(student.name) 학생",
        body: """
          안녕하세요.

          \(student.name) 학생이 \(day) \(course.name) 수업에 \(minutes)분 늦게 도착했습니다.
          확인 부탁드립니다.

          """)
    case .english:
      return Wording(
        subject: "\(student.name) arrived late",
        body: """
          Hello,

          \(student.name) arrived \(minutes) \(minutes == 1 ? "minute" : "minutes") late for \(course.name) on \(day).
          Please take note.

          """)
    }
  }

  /// An invoice was not paid in time.
  public static func overdue(_ invoice: Invoice, _ student: Student, _ language: Language) -> Wording {
    let (due, amount) = (invoice.dueOn.text(in: language), invoice.due.text(in: language))
    switch language {
    case .korean:
      return Wording(
        subject: "[납부 안내] \(student.name) 학생 \(invoice.description)",
        body: """
          안녕하세요.

          \(student.name) 학생의 \(invoice.description) 납부 기한(\(due))이 지났습니다.
          미납 금액: \(amount) (청구서 \(invoice.id))
          이미 납부하셨다면 이 안내는 무시해 주세요.

          """)
    case .english:
      return Wording(
        subject: "Payment overdue: \(invoice.description) for \(student.name)",
        body: """
          Hello,

          The invoice \(invoice.id) for \(student.name) (\(invoice.description)) was due on \(due).
          Amount outstanding: \(amount)
          If you have paid in the meantime, please ignore this message.

          """)
    }
  }
}
