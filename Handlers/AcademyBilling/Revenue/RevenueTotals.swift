public import AcademyKit
import IntentKit

/// What became due and what came in, in one currency, each counted in the month that it is dated in. Minor units.
///
/// A month's figures stay as they are when a later one brings a discount or payment of its invoices: that counts there.
public struct RevenueTotals: Codable, Sendable, Hashable {
  /// In what.
  public var currency: Currency
  /// Invoices that were made out, those among them that were declared void later too.
  public var invoices: Int
  /// What they came to.
  public var issued: Int64
  /// What was taken off.
  public var discounts: Int64
  /// What invoices that were declared void came to, less what had been taken off.
  public var voided: Int64
  /// What was paid.
  public var paid: Int64
  /// What was given back.
  public var refunded: Int64
}

extension RevenueTotals {
  /// The months together, one a currency.
  public static func sums(of months: [MonthRevenue]) -> [RevenueTotals] {
    Dictionary(grouping: months.map(\.totals), by: \.currency).values
      .map { rows in
        rows.dropFirst().reduce(rows[0]) { sum, row in
          RevenueTotals(
            currency: sum.currency, invoices: sum.invoices + row.invoices, issued: sum.issued + row.issued,
            discounts: sum.discounts + row.discounts, voided: sum.voided + row.voided, paid: sum.paid + row.paid,
            refunded: sum.refunded + row.refunded)
        }
      }
      .sorted { $0.currency.rawValue < $1.currency.rawValue }
  }
}
