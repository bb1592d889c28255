public import AcademyKit
import IntentKit

/// A line of an invoice: what a part of its amount is for.
public struct InvoiceLine: Codable, Sendable, Hashable {
  /// From 1, in the order in which people read them.
  public var number: Int
  /// The class that it bills; nil: it bills something else.
  public var classID: ClassID?
  /// What for.
  public var description: String
  /// Minor units of the invoice's currency.
  public var amount: Int64

  /// A line from its parts.
  public init(number: Int, classID: ClassID?, description: String, amount: Int64) {
    self.number = number
    self.classID = classID
    self.description = description
    self.amount = amount
  }
}
