/// What a student owes.
public struct Invoice: Codable, Sendable, Hashable {
  /// Given by the academy, or made from the job that created the invoice.
  public var id: InvoiceID
  /// Who owes it.
  public var studentID: StudentID
  /// What for.
  public var description: String
  /// How much, in minor units.
  public var amount: Int64
  /// In what.
  public var currency: Currency
  /// When it was made out.
  public var issuedOn: Day
  /// The last day on which it is not overdue.
  public var dueOn: Day
  /// What was paid of it, in minor units.
  public var paid: Int64

  /// What is still owed, in minor units.
  public var outstanding: Int64 { amount - paid }
  /// What is still owed.
  public var due: Money { Money(outstanding, currency) }

  /// An invoice from its parts.
  public init(
    id: InvoiceID, studentID: StudentID, description: String, amount: Int64, currency: Currency, issuedOn: Day,
    dueOn: Day, paid: Int64 = 0
  ) {
    self.id = id
    self.studentID = studentID
    self.description = description
    self.amount = amount
    self.currency = currency
    self.issuedOn = issuedOn
    self.dueOn = dueOn
    self.paid = paid
  }
}

extension Invoice: Identified {
  /// What its id is called.
  public static let idForm = "invoice id"
  /// An id.
  public static let idExample = "inv-1"
}
