public import AcademyKit
import IntentKit

/// Rules for the first and the last day of a report.
public enum ReportDays {
  /// Refuses days in the wrong order, and more of them than a report is of.
  public static func check(_ first: Day, _ last: Day, longest: Int) throws {
    guard first <= last else { throw IntentError.invalidParams("\(last) is before \(first)", field: "to") }
    guard last.number - first.number < longest else {
      throw IntentError.invalidParams("\(first) is more than \(longest) days before \(last)", field: "from")
    }
  }

  /// What days are called in a report's id: `2026-11` for a whole month, else both.
  public static func period(_ first: Day, _ last: Day) -> String {
    let month = Month(of: first)
    return first == month.firstDay && last == month.lastDay ? month.text : "\(first)_\(last)"
  }
}
