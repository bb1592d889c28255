public import AcademyKit
import IntentKit

/// ``RevenueTotals`` of a month.
public struct MonthRevenue: Codable, Sendable, Hashable {
  /// The month, on the academy's clock.
  public var month: Month
  /// In what.
  public var currency: Currency
  /// Invoices that were made out.
  public var invoices: Int
  /// What they came to.
  public var issued: Int64
  /// What was taken off.
  public var discounts: Int64
  /// What invoices that were declared void came to.
  public var voided: Int64
  /// What was paid.
  public var paid: Int64
  /// What was given back.
  public var refunded: Int64
  /// What is still outstanding today of the invoices that were made out in the month.
  public var outstanding: Int64

  /// Without the month, and without what is outstanding, which is not the month's for good.
  public var totals: RevenueTotals {
    RevenueTotals(
      currency: currency, invoices: invoices, issued: issued, discounts: discounts, voided: voided, paid: paid,
      refunded: refunded)
  }
}
