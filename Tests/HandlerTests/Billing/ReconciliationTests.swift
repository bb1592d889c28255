import AcademyBilling
import AcademyKit
import IntentJSON
import IntentModel
import Testing

/// `billing.exec.reconcile_payments_csv`
struct ReconciliationTests {
  private let reconcile = "billing.exec.reconcile_payments_csv"

  /// An academy in which s-001 owes 150,000 won (inv-1) and 80,000 (inv-2), s-002 and s-003 90,000 each (inv-3, inv-4),
  /// and s-004 120.50 dollars (inv-5).
  private func owing() async throws -> TestAcademy {
    let academy = try await TestAcademy.sample()
    for (number, (student, amount, currency)) in [
      ("s-001", 150_000, "KRW"), ("s-001", 80_000, "KRW"), ("s-002", 90_000, "KRW"), ("s-003", 90_000, "KRW"),
      ("s-004", 12_050, "USD"),
    ].enumerated() {
      try await academy.completed(
        "billing.exec.create_invoice",
        [
          "student_id": student, "amount": amount, "currency": currency, "description": "수강료",
          "due_on": "2999-11-30", "invoice_id": "inv-\(number + 1)",
        ])
    }
    return academy
  }

  private func run(_ academy: TestAcademy, _ rows: String..., header: String = "date,amount,reference,payer,memo")
    async throws -> JSONText
  {
    try await academy.completed(reconcile, ["csv": ([header] + rows).joined(separator: "\n") + "\n"])
  }

  private func reasons(_ report: JSONText) -> [String] {
    report["problems"]?.elements.map { problem in
      "\(problem["line"]?.integer ?? 0) \(problem["kind"]?.string ?? ""): \(problem["reason"]?.string ?? "")"
    } ?? []
  }

  @Test func rowsAreMatchedByNumberOrByName() async throws {
    let academy = try await owing()
    let report = try await run(
      academy, #"2024-11-20,"100,000",KB-1,아무개,"[INV-1], 11월""#, "2024.11.20 10:20:11,80000,KB-2,김 보라,감사합니다",
      "20241121,90000,KB-3,,박노을 11월분", "2024/11/21,50000,KB-4,김하늘,INV-1.")
    #expect(reasons(report) == [])
    #expect(
      report["payments"]?.elements.map { "\($0["invoice_id"]?.string ?? "") \($0["matched_by"]?.string ?? "")" }
        == ["inv-1 invoice_id", "inv-2 name", "inv-4 name", "inv-1 invoice_id"])
    #expect(
      try academy.sql("SELECT invoice_id, amount, method, reference, paid_at FROM payments ORDER BY reference") == [
        "inv-1|100000|transfer|KB-1|2024-11-20T03:00:00.000Z", "inv-2|80000|transfer|KB-2|2024-11-20T03:00:00.000Z",
        "inv-4|90000|transfer|KB-3|2024-11-21T03:00:00.000Z", "inv-1|50000|transfer|KB-4|2024-11-21T03:00:00.000Z",
      ])
    #expect(try academy.count("SELECT count(*) FROM audit WHERE entity = 'payment'") == 4)
  }

  @Test func nothingIsGuessed() async throws {
    let academy = try await owing()
    _ = try academy.sql("UPDATE guardians SET name = '박노을' WHERE name = '이강'")
    let report = try await run(
      academy, "2024-11-20,90000,KB-1,박노을,", "2024-11-20,90000,KB-2,모르는 사람,", "2024-11-20,90001,KB-3,이바다,",
      "2024-11-20,1000,KB-4,김하늘,inv-1 inv-2", "2024-11-20,150001,KB-5,김하늘,inv-1", "2024-11-20,100,KB-6,x,inv-5",
      "2024-11-20,90000,KB-7,이바다,")
    #expect(
      reasons(report) == [
        "2 ambiguous: 박노을 may pay 2 invoices: inv-3, inv-4",
        "3 unmatched: the memo names no invoice, and no open invoice of KRW 90,000 is for a student of this name, or with "
          + "a guardian of it",
        "4 unmatched: the memo names no invoice, and no open invoice of KRW 90,001 is for a student of this name, or with "
          + "a guardian of it",
        "5 ambiguous: the memo names 2 invoices: inv-1, inv-2",
        "6 refused: the invoice inv-1 has KRW 150,000 outstanding, less than the KRW 150,001 paid",
        "7 refused: the invoice inv-5 is in USD",
      ])
    #expect(report["recorded"]?.integer == 1)
    #expect(try academy.sql("SELECT invoice_id FROM payments") == ["inv-3"])
  }

  @Test func exportsMayOverlap() async throws {
    let academy = try await owing()
    _ = try await run(academy, "2024-11-20,150000,KB-1,김하늘,inv-1")
    let report = try await run(
      academy, "2024-11-20,150000,KB-1,김하늘,inv-1", "2024-11-21,80000,KB-2,김하늘,", "2024-11-21,80000,KB-2,김하늘,",
      "2024-11-22,-5000,KB-3,수수료,", "2024-11-22,1,KB-4,김하늘,inv-1")
    #expect(report["already_recorded"]?.integer == 1)
    #expect(report["passed_over"]?.integer == 1)
    #expect(report["recorded"]?.integer == 1)
    #expect(
      reasons(report) == [
        "4 invalid: KB-2 stands on line 3 too",
        "6 refused: the invoice inv-1 has KRW 0 outstanding, less than the KRW 1 paid",
      ])
  }

  @Test func badRowsDoNotStopTheRest() async throws {
    let academy = try await owing()
    let report = try await run(
      academy, "gestern,1,KB-1,x,", "2024-11-20,12.5,KB-2,x,", "2024-11-20,1,,x,", "2024-11-20,1,KB-4",
      "2024-11-20,1,KB-5,\"x\"y,", "2999-11-20,80000,KB-6,x,inv-2", "2024-11-20,80000,KB-7,x,inv-2")
    #expect(report["rows"]?.integer == 7)
    #expect(report["recorded"]?.integer == 1)
    #expect(
      reasons(report) == [
        "2 invalid: \"gestern\" is no day of the form 2026-11-21",
        "3 invalid: \"12.5\" is no amount in KRW",
        "4 invalid: is empty or longer than 200 bytes: it is what tells one payment from another",
        "5 invalid: it has 3 fields, and the first row names 5 columns",
        "6 invalid: something stands between the quote that ends a field and the next comma",
        "7 refused: 2999-11-20 is still to come",
      ])
  }

  @Test func columnsAreFoundByWhatBanksCallThem() async throws {
    let academy = try await owing()
    let report = try await run(
      academy, "2024-11-20,신한,120.50,usd,1,Olivia Sample,", "2024-11-20,신한,80000,,2,김산,x",
      header: "거래일자,지점,입금액,통화,거래번호,보낸분,적요")
    #expect(reasons(report) == [])
    #expect(
      try academy.sql("SELECT invoice_id, amount FROM payments ORDER BY amount") == ["inv-5|12050", "inv-2|80000"])
  }

  @Test(arguments: [
    ("", "the file is empty"), ("date,amount,reference,memo\n", "has no rows"),
    ("date,amount,reference\n1,2,3\n", "payer and memo are missing"),
    ("date,amount,reference,memo,date\n1,2,3,4,5\n", "the column date is there twice"),
  ])
  func aFileThatIsNoneIsRefused(_ csv: String, _ message: String) async throws {
    let error = try await TestAcademy.sample().failed(reconcile, ["csv": csv])
    #expect(error.field == "intent_params.csv")
    #expect(error.message.contains(message), "\(error.message)")
  }

  @Test(arguments: [
    ("150000", Currency.krw, 150_000 as Int64?), ("150,000", .krw, 150_000), ("1,500.00", .usd, 150_000),
    ("1500.5", .eur, 150_050), ("1500", .usd, 150_000), ("-1,000", .jpy, -1000), ("15,00", .krw, nil),
    ("1.5", .krw, nil), ("1.", .usd, nil), ("", .krw, nil), ("1.505", .usd, nil), (".5", .usd, nil),
    ("1 000", .krw, nil),
    ("99999999999999999999", .krw, nil), ("+1", .krw, nil), ("١", .krw, nil),
  ])
  func amountsAreReadAsBanksWriteThem(_ text: String, _ currency: Currency, _ amount: Int64?) {
    #expect(Money(reading: text, in: currency)?.amount == amount)
  }
}
