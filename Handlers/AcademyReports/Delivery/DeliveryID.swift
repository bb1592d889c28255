import AcademyKit
public import IntentKit

/// The id of a standing order: `weekly_attendance-week-math-a`.
public struct DeliveryID: TextValue, SQLBindable {
  /// What it is, for people who write one.
  public static let form = "delivery id"
  /// One.
  public static let example = "weekly_attendance-week"

  /// The id.
  public let text: String

  /// Checks an id from outside: those of a report's form.
  public init(_ text: String) throws(ModelError) {
    self.text = try ReportID(text).text
  }

  /// What an order is called that nobody named: by what it is for, so that ordering the same again is the same order.
  init(_ kind: ReportKind, _ every: DeliveryOrder.Every, scope: String?) {
    text = ([kind.rawValue, every.rawValue] + (scope.map { [$0] } ?? [])).joined(separator: "-")
  }
}
