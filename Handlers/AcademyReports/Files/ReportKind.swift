public import AcademyKit

/// What the academy reports on.
public enum ReportKind: String, Codable, Sendable, CaseIterable {
  /// A week's attendance.
  case weeklyAttendance = "weekly_attendance"
  /// A month's bills.
  case monthlyBilling = "monthly_billing"
  /// How a student comes along.
  case studentProgress = "student_progress"
  /// How classes are attended.
  case classPerformance = "class_performance"
  /// What teachers teach in a month.
  case teacherWorkload = "teacher_workload"
  /// The academy in a month.
  case tenantOverview = "tenant_overview"
  /// Rows as they are, for other programs.
  case export

  /// Its title, for people.
  public func title(in language: Language) -> String {
    let words = Words(language)
    return switch self {
    case .weeklyAttendance: words("주간 출결 보고서", "Weekly attendance")
    case .monthlyBilling: words("월간 수납 보고서", "Monthly billing")
    case .studentProgress: words("학생 수강 현황", "Student progress")
    case .classPerformance: words("반별 출결 현황", "Class performance")
    case .teacherWorkload: words("강사 수업 현황", "Teacher workload")
    case .tenantOverview: words("학원 운영 현황", "Academy overview")
    case .export: words("자료 내보내기", "Data export")
    }
  }
}
