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
  /// The month that it bills; nil: it bills something else.
  public var month: Month?
  /// What was taken off, in minor units.
  public var discount: Int64
  /// What was paid of it and not given back, in minor units.
  public var paid: Int64
  /// When it was declared void; nil: it holds.
  public var voidedOn: Day?

  /// What has to be paid in all, in minor units.
  public var total: Int64 { amount - discount }
  /// What is still owed, in minor units.
  public var outstanding: Int64 { voidedOn == nil ? total - paid : 0 }
  /// What is still owed.
  public var due: Money { Money(outstanding, currency) }

  /// An invoice from its parts.
  public init(
    id: InvoiceID, studentID: StudentID, description: String, amount: Int64, currency: Currency, issuedOn: Day,
    dueOn: Day, month: Month? = nil, discount: Int64 = 0, paid: Int64 = 0, voidedOn: Day? = nil
  ) {
    self.id = id
    self.studentID = studentID
    self.description = description
    self.amount = amount
    self.currency = currency
    self.issuedOn = issuedOn
    self.dueOn = dueOn
    self.month = month
    self.discount = discount
    self.paid = paid
    self.voidedOn = voidedOn
  }
}

extension Invoice: Identified {
  /// What its id is called.
  public static let idForm = "invoice id"
  /// An id.
  public static let idExample = "inv-1"
}
