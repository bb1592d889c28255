public import AcademyKit
public import IntentKit

/// Something that was taken off an invoice.
public struct Discount: Codable, Sendable, Hashable {
  /// Made from the job that applied it.
  public var id: ID<Discount>
  /// What it was taken off.
  public var invoiceID: InvoiceID
  /// Minor units of the invoice's currency.
  public var amount: Int64
  /// Why.
  public var reason: String
  /// When.
  public var appliedAt: Timestamp

  /// A discount from its parts.
  public init(id: ID<Discount>, invoiceID: InvoiceID, amount: Int64, reason: String, appliedAt: Timestamp) {
    self.id = id
    self.invoiceID = invoiceID
    self.amount = amount
    self.reason = reason
    self.appliedAt = appliedAt
  }
}
