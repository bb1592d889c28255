import IntentCore
import IntentJSON
import IntentModel
import Testing

/// `billing.exec.refund_payment` and `billing.exec.void_invoice`
struct RefundTests {
  private let refund = "billing.exec.refund_payment"
  private let void = "billing.exec.void_invoice"

  /// An academy with a gateway and an invoice of 150,000 won, paid by transfer as `pay-1` or by card.
  private func paid(byCard: Bool) async throws -> (TestAcademy, TestGateway, payment: String) {
    let gateway = try TestGateway()
    let academy = try await TestAcademy.sample(gateway: gateway)
    try await academy.completed(IntentCase.invoiceStep.key, json: IntentCase.invoiceStep.params)
    let report =
      byCard
      ? try await academy.completed("billing.exec.charge_card", ["invoice_id": "inv-1", "card_token": "tok_1"])
      : try await academy.completed("billing.exec.record_payment", ["invoice_id": "inv-1", "amount": 150_000])
    return (academy, gateway, report["payment_id"]?.string ?? "")
  }

  @Test func noMoreThanWasPaidIsGivenBack() async throws {
    let (academy, gateway, payment) = try await paid(byCard: false)
    let uid = JobUID.make(at: SystemClock().now())
    let part: [String: any JSONWritable] = ["payment_id": payment, "amount": 100_000, "reason": "휴강"]
    let report = try await academy.completed(refund, part, uid: uid)
    #expect(report["left"]?.integer == 50_000)
    #expect(try await academy.completed(refund, part, uid: uid) == report)
    let error = try await academy.failed(refund, part)
    #expect(error.message.contains("50000 of 150000 minor units are left"), "\(error.message)")
    let rest = try await academy.completed(refund, ["payment_id": payment, "reason": "휴강"])
    #expect(rest["amount"]?.integer == 50_000)
    let none = try await academy.failed(refund, ["payment_id": payment, "reason": "휴강"])
    #expect(none.message.contains("was given back already"))
    #expect(try gateway.requests().isEmpty)
    #expect(try academy.sql("SELECT count(*), sum(amount) FROM refunds") == ["2|150000"])
  }

  @Test func aCardIsRefundedByTheGatewayOnce() async throws {
    let (academy, gateway, payment) = try await paid(byCard: true)
    gateway.script("drop")
    let uid = JobUID.make(at: SystemClock().now())
    let params = try JSONText(validating: #"{"payment_id": "\#(payment)", "amount": 60000, "reason": "휴강"}"#)
    guard case .retry = try await academy.run(refund, params, uid: uid).outcome else {
      throw Unexpected(outcome: "the lost answer was no reason to try again")
    }
    let report = try await academy.completed(refund, json: params.text, uid: uid)
    #expect(report["gateway_id"]?.string == "re_2")
    #expect(report["left"]?.integer == 90_000)
    let done = try gateway.done()
    #expect(done.map { $0["kind"]?.string } == ["charge", "refund"])
    #expect(done.last?["body"]?["charge"]?.string == "ch_1")
    #expect(done.last?["key"]?.string == "refund-\(uid)")
    #expect(try academy.sql("SELECT amount, gateway_id FROM refunds") == ["60000|re_2"])
  }

  @Test func aRefundThatIsRefusedIsNotInTheBooks() async throws {
    let (academy, gateway, payment) = try await paid(byCard: true)
    gateway.script("402 charge_too_old more than a year")
    let error = try await academy.failed(refund, ["payment_id": payment, "reason": "x"])
    #expect(error.message == "the payment gateway refused the refund: charge_too_old: more than a year")
    #expect(try academy.count("SELECT count(*) FROM refunds") == 0)
    let dated = try await academy.failed(refund, ["payment_id": payment, "reason": "x", "on": "2024-01-01"])
    #expect(dated.field == "intent_params.on")
  }

  @Test func aRefundComesAfterItsPayment() async throws {
    let (academy, _, payment) = try await paid(byCard: false)
    let error = try await academy.failed(refund, ["payment_id": payment, "reason": "x", "on": "2024-01-01"])
    #expect(error.field == "intent_params.on")
    #expect(error.message.contains("comes before the payment"))
  }

  @Test func whatIsPaidIsNotVoidUnlessItIsGivenBack() async throws {
    let (academy, _, payment) = try await paid(byCard: false)
    let error = try await academy.failed(void, ["invoice_id": "inv-1", "reason": "x"])
    #expect(error.message.contains("KRW 150,000 of the invoice inv-1 is paid: give it back first"))
    try await academy.completed(refund, ["payment_id": payment, "reason": "휴강"])
    try await academy.completed(void, ["invoice_id": "inv-1", "reason": "휴강"])
    let again = try await academy.failed(void, ["invoice_id": "inv-1", "reason": "휴강"])
    #expect(again.message.contains("the invoice inv-1 is void since"))
    #expect(try academy.sql("SELECT void_reason FROM invoices") == ["휴강"])
  }

  /// Nothing can be done with a void invoice any more, and nobody is told of it.
  @Test func whatIsVoidIsLeftAlone() async throws {
    let academy = try await TestAcademy.sample(gateway: TestGateway())
    try await academy.completed(IntentCase.invoiceStep.key, json: IntentCase.invoiceStep.params)
    try await academy.completed(void, ["invoice_id": "inv-1", "reason": "x"])
    for (key, params) in [
      ("billing.exec.record_payment", #"{"invoice_id": "inv-1", "amount": 1}"#),
      ("billing.exec.apply_discount", #"{"invoice_id": "inv-1", "amount": 1, "reason": "x"}"#),
      ("billing.exec.charge_card", #"{"invoice_id": "inv-1", "card_token": "t", "amount": 1}"#),
      ("billing.exec.send_invoice", #"{"invoice_id": "inv-1"}"#),
      ("billing.exec.notify_overdue", #"{"invoice_id": "inv-1", "as_of": "2999-01-01"}"#),
    ] {
      let error = try await academy.failed(key, json: try JSONText(validating: params))
      #expect(error.message.contains("the invoice inv-1 is void since"), "\(key): \(error.message)")
    }
    let reminders = try await academy.completed("billing.exec.notify_overdue", ["as_of": "2999-01-01"])
    #expect(reminders["invoices"]?.text == "[]")
    let owed = try await academy.completed("billing.query.outstanding_balance", ["as_of": "2999-01-01"])
    #expect(owed["totals"]?.text == "[]")
    #expect(academy.outbox() == [])
  }
}
