public import AcademyKit
public import IntentKit

/// Something that was given back of a payment.
public struct Refund: Codable, Sendable, Hashable {
  /// Made from the job that recorded it.
  public var id: ID<Refund>
  /// What it was given back of.
  public var paymentID: PaymentID
  /// Minor units of the invoice's currency.
  public var amount: Int64
  /// Why.
  public var reason: String
  /// What the payment gateway calls it; nil: it did not go through the gateway.
  public var gatewayID: String?
  /// When.
  public var refundedAt: Timestamp

  /// A refund from its parts.
  public init(
    id: ID<Refund>, paymentID: PaymentID, amount: Int64, reason: String, gatewayID: String? = nil,
    refundedAt: Timestamp
  ) {
    self.id = id
    self.paymentID = paymentID
    self.amount = amount
    self.reason = reason
    self.gatewayID = gatewayID
    self.refundedAt = refundedAt
  }
}
