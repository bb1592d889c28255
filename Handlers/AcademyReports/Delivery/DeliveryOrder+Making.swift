public import AcademyKit
public import IntentKit

extension DeliveryOrder {
  /// Reads and puts together the report that is due.
  ///
  /// - Throws: What the report throws: `permanent` where there is nothing to report.
  public func document(_ academy: Academy, due: Timestamp) throws -> ReportDocument {
    let (from, to) = days(due, try academy.clock())
    switch kind {
    case .weeklyAttendance:
      return try WeeklyAttendanceReport(academy, weekOf: to, in: classID).document(in: language)
    case .classPerformance:
      return try ClassPerformanceReport(academy, in: classID, from: from, to: to).document(in: language)
    case .studentProgress:
      guard let studentID else { throw IntentError.permanent("the order \(id) names no student") }
      return try StudentProgressReport(academy, of: studentID, from: from, to: to).document(in: language)
    case .monthlyBilling:
      return try MonthlyBillingReport(academy, month: Month(of: to)).document(in: language)
    case .teacherWorkload:
      return try TeacherWorkloadReport(academy, month: Month(of: to), teacher: nil).document(in: language)
    case .tenantOverview:
      return try TenantOverviewReport(academy, month: Month(of: to)).document(in: language)
    case .export:
      throw IntentError.permanent("the order \(id) is for an export, which is not made regularly")
    }
  }
}
