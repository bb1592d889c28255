import AcademyKit

/// What was billed for a class in a month.
struct BilledClass: Decodable, Sendable {
  /// Nil: what is on no class's account.
  var name: String?
  var currency: Currency
  var students: Int
  var amount: Int64
}

/// What came in, or was given back, in a month in one way.
struct ReceivedBy: Decodable, Sendable {
  var method: String
  var currency: Currency
  var payments: Int
  var amount: Int64
}

/// What is owed, by how long it has been.
struct OwedSince: Decodable, Sendable {
  /// 0: not due yet; 1: up to 30 days; 2: up to 60; 3: up to 90; 4: longer.
  var age: Int
  var currency: Currency
  var invoices: Int
  var amount: Int64
}

/// An invoice with what a list says of it.
struct BillRow: Decodable, Sendable {
  var id: InvoiceID
  var studentID: StudentID
  var student: String
  var description: String
  var currency: Currency
  var amount: Int64
  var discount: Int64
  var paid: Int64
  var issuedOn: Day
  var dueOn: Day
  var voidedOn: Day?

  var outstanding: Int64 { voidedOn == nil ? amount - discount - paid : 0 }
}
