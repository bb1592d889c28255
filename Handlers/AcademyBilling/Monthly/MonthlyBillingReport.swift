public import AcademyKit
import IntentKit

/// What making out a month's invoices came to.
public struct MonthlyBillingReport: Codable, Sendable {
  /// The month that is billed.
  public var month: Month
  /// Until when it has to be paid.
  public var dueOn: Day
  /// Invoices that were made out.
  public var invoices = 0
  /// Students and currencies that had their invoice of the month before.
  public var alreadyBilled = 0
  /// Fees that are on no invoice, since the student had one of the month before. `billing.exec.create_invoice` bills them.
  public var feesLeftOut = 0
  /// Students who have no invoice since they pause.
  public var paused = 0
  /// What the invoices come to, one a currency.
  public var totals: [Total] = []

  /// What invoices come to.
  public struct Total: Codable, Sendable {
    /// In what.
    public var currency: Currency
    /// How many.
    public var invoices: Int
    /// In minor units.
    public var amount: Int64
  }

  init(_ month: Month, dueOn: Day) {
    self.month = month
    self.dueOn = dueOn
  }
}
