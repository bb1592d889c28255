/// What was billed to a student in a currency, in minor units. What was declared void does not count.
public struct Balance: Codable, Sendable, Hashable {
  /// The currency.
  public var currency: Currency
  /// After discounts.
  public var billed: Int64
  /// After refunds.
  public var paid: Int64
  /// What is still owed.
  public var outstanding: Int64
  /// What of it should have been paid before today.
  public var overdue: Int64
}
