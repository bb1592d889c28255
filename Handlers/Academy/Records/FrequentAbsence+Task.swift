extension FrequentAbsence {
  /// What a task's id begins with that is for a period. It is followed by the student: one task a student and period.
  static func taskPrefix(_ period: Period) -> String { "chronic_absence/\(period.from)/\(period.to)/" }

  /// The task to talk about it.
  public func task(in period: Period, _ language: Language) -> StudentTask {
    let title =
      switch language {
      case .korean: "잦은 결석: \(period.from) ~ \(period.to) 수업 \(sessions)회 중 \(absent)회 결석"
      case .english: "Often absent: \(absent) of \(sessions) sessions from \(period.from) to \(period.to)"
      }
    return StudentTask(id: Self.taskPrefix(period) + studentID.text, studentID: studentID, title: title)
  }
}
