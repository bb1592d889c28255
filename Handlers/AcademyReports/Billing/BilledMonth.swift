public import AcademyKit

/// What was billed for a month in one currency, and what became of it until now. Invoices that were declared void do not
/// count. Amounts are whole minor units.
public struct BilledMonth: Codable, Sendable, Hashable {
  /// The month.
  public var month: Month
  /// In what.
  public var currency: Currency
  /// How many invoices.
  public var invoices: Int
  /// What they were made out for, before discounts.
  public var billed: Int64
  /// What was taken off.
  public var discounted: Int64
  /// What was paid of them and not given back.
  public var paid: Int64
  /// What is still owed.
  public var outstanding: Int64

  /// What was to be paid.
  public var due: Int64 { billed - discounted }
  /// What was paid of what was to be paid, in tenths of a percent; nil: nothing was.
  public var paidShare: Int? { due <= 0 ? nil : Int(paid * 1000 / due) }
}
