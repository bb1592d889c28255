public import AcademyKit
public import IntentKit

/// Something that was paid of an invoice.
public struct Payment: Codable, Sendable, Hashable {
  /// Made from the job that recorded it.
  public var id: PaymentID
  /// What it was paid for.
  public var invoiceID: InvoiceID
  /// Minor units of the invoice's currency.
  public var amount: Int64
  /// How.
  public var method: Method
  /// What the bank calls it; nil: nothing.
  public var reference: String?
  /// What the payment gateway calls it; nil: it did not come through the gateway.
  public var gatewayID: String?
  /// When.
  public var paidAt: Timestamp

  /// How something is paid.
  public enum Method: String, Codable, Sendable, CaseIterable {
    case cash, card, transfer
  }

  /// A payment from its parts.
  public init(
    id: PaymentID, invoiceID: InvoiceID, amount: Int64, method: Method, reference: String? = nil,
    gatewayID: String? = nil, paidAt: Timestamp
  ) {
    self.id = id
    self.invoiceID = invoiceID
    self.amount = amount
    self.method = method
    self.reference = reference
    self.gatewayID = gatewayID
    self.paidAt = paidAt
  }
}

/// The id of a payment.
public typealias PaymentID = ID<Payment>

extension Payment: Identified {
  /// What its id is called.
  public static let idForm = "payment id"
  /// An id.
  public static let idExample = "pay-1"
}
