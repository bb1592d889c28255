import IntentCore
import IntentJSON
import IntentModel
import Testing

/// `billing.exec.charge_card`, against a gateway in a process of its own.
struct ChargeTests {
  private let charge = "billing.exec.charge_card"
  private let params = #"{"invoice_id": "inv-1", "card_token": "tok_visa_4242"}"#

  /// An academy with a gateway and an invoice of 150,000 won.
  private func billed() async throws -> (TestAcademy, TestGateway) {
    let gateway = try TestGateway()
    let academy = try await TestAcademy.sample(gateway: gateway)
    try await academy.completed(IntentCase.invoiceStep.key, json: IntentCase.invoiceStep.params)
    return (academy, gateway)
  }

  private func uid() -> JobUID { .make(at: SystemClock().now()) }

  /// The error of an attempt that is to be made again.
  private func retried(
    _ academy: TestAcademy, uid: JobUID, json: String? = nil, _ place: SourceLocation = #_sourceLocation
  ) async throws -> IntentError {
    let result = try await academy.run(charge, try JSONText(validating: json ?? params), uid: uid)
    switch result.outcome {
    case .retry(let error, _): return error
    case .rateLimited(let error, _): return error
    default: throw Unexpected(outcome: "\(result.outcome)")
    }
  }

  @Test func whatIsChargedIsPaid() async throws {
    let (academy, gateway) = try await billed()
    let job = uid()
    let report = try await academy.completed(charge, json: params, uid: job)
    #expect(report["charge_id"]?.string == "ch_1")
    #expect(report["payment_id"]?.string == "pay-\(job)")
    #expect(report["status"]?.string == "paid")
    let request = try #require(try gateway.requests().first)
    #expect(request["key"]?.string == "charge-\(job)")
    #expect(request["auth"]?.string == "Bearer sesame")
    #expect(request["body"]?["amount"]?.integer == 150_000)
    #expect(request["body"]?["currency"]?.string == "KRW")
    #expect(request["body"]?["source"]?.string == "tok_visa_4242")
    #expect(request["body"]?["invoice_id"]?.string == "inv-1")
    #expect(try academy.sql("SELECT method, amount, gateway_id FROM payments") == ["card|150000|ch_1"])
    #expect(try academy.sql("SELECT status, detail FROM gateway_requests") == ["done|ch_1"])
    #expect(try !academy.dump().contains("tok_visa_4242"))
  }

  @Test func aRefusalIsTheGatewaysWord() async throws {
    let (academy, gateway) = try await billed()
    gateway.script("402 card_declined the card has no money")
    let error = try await academy.failed(charge, json: try JSONText(validating: params))
    #expect(error.kind == .permanent)
    #expect(error.message == "the payment gateway refused the charge: card_declined: the card has no money")
    #expect(try academy.count("SELECT count(*) FROM payments") == 0)
    // Nothing is under way: the next job charges anew.
    let report = try await academy.completed(charge, json: params)
    #expect(report["is_taken_over"]?.bool == false)
    #expect(try gateway.requests().map { $0["key"]?.string }.count == 2)
    #expect(try gateway.done().count == 1)
  }

  @Test(arguments: ["401", "403"])
  func credentialsThatAreNotAcceptedAreASetting(_ status: String) async throws {
    let (academy, gateway) = try await billed()
    gateway.script(status)
    let error = try await academy.failed(charge, json: try JSONText(validating: params))
    #expect(error.kind == .permanent)
    #expect(error.message.contains("services.http.endpoints.payments.headers of registry.json"), "\(error.message)")
    #expect(!error.message.contains("sesame"))
  }

  @Test func anAddressThatKnowsNoChargesIsASettingToo() async throws {
    let (academy, gateway) = try await billed()
    gateway.script("404")
    let error = try await academy.failed(charge, json: try JSONText(validating: params))
    #expect(error.kind == .permanent)
    #expect(error.message.contains("the endpoint payments answered 404"))
    #expect(try academy.sql("SELECT status FROM gateway_requests") == ["started"])
  }

  /// What the service cannot do is told apart too.
  @Test(arguments: [
    (#""max_bytes": 10"#, "too_large"), (#""headers": {"Idempotency-Key": "x"}"#, "which the endpoint payments sets"),
  ])
  func anAnswerThatCannotBeTakenFailsTheJob(_ members: String, _ message: String) async throws {
    let gateway = try TestGateway(members)
    let academy = try await TestAcademy.sample(services: gateway.services, gateway: gateway)
    try await academy.completed(IntentCase.invoiceStep.key, json: IntentCase.invoiceStep.params)
    let error = try await academy.failed(charge, json: try JSONText(validating: params))
    #expect(error.kind == .permanent)
    #expect(error.message.contains(message), "\(error.message)")
  }

  @Test func aServiceThatDoesNotStartHoldsTheJob() async throws {
    let academy = try await TestAcademy.sample(
      services:
        #"{"http": {"endpoints": {"payments": {"url": "https://a.example", "headers": {"A": "${INTENT_TEST_UNSET}"}}}}}"#
    )
    try await academy.completed(IntentCase.invoiceStep.key, json: IntentCase.invoiceStep.params)
    guard case .held(let error) = try await academy.run(charge, try JSONText(validating: params)).outcome else {
      throw Unexpected(outcome: "the job was not held")
    }
    #expect(error.kind == .loadFailed)
    #expect(error.message.contains("the environment variable INTENT_TEST_UNSET is not set"))
  }

  @Test(arguments: [("429 7", Int64(7000)), ("503 30", 30_000)])
  func aWaitIsHonoured(_ step: String, _ milliseconds: Int64) async throws {
    let (academy, gateway) = try await billed()
    gateway.script(step)
    let job = uid()
    let error = try await retried(academy, uid: job)
    #expect(error.kind == .rateLimited)
    #expect(error.retryAfterMilliseconds == milliseconds)
    try await academy.completed(charge, json: params, uid: job)
    #expect(try Set(gateway.requests().map { $0["key"]?.string }) == ["charge-\(job)"])
  }

  /// The answer is lost, or is none: the next attempt asks under the same key, and gets the same charge.
  @Test(arguments: ["500", "drop", "garbage", "pending", "409"])
  func anAnswerThatIsNoneIsAskedForAgain(_ step: String) async throws {
    let (academy, gateway) = try await billed()
    gateway.script(step)
    let job = uid()
    #expect(try await retried(academy, uid: job).kind == .handlerError)
    #expect(try academy.sql("SELECT status FROM gateway_requests") == ["started"])
    let report = try await academy.completed(charge, json: params, uid: job)
    #expect(report["charge_id"]?.string == "ch_1")
    #expect(try gateway.requests().count == 2)
    #expect(try gateway.done().count == 1)
    #expect(try academy.sql("SELECT count(*), sum(amount) FROM payments") == ["1|150000"])
  }

  /// A job that ended without knowing is made up for by the next one for the invoice.
  @Test func anotherJobCarriesOnWhatAnEndedOneBegan() async throws {
    let (academy, gateway) = try await billed()
    gateway.script("drop")
    let (first, second) = (uid(), uid())
    _ = try await retried(academy, uid: first)
    let other = try await academy.failed(
      charge, json: try JSONText(validating: #"{"invoice_id": "inv-1", "card_token": "tok_visa_4242", "amount": 1}"#))
    #expect(other.message.contains("it is not known what came of it"), "\(other.message)")
    let void = try await academy.failed("billing.exec.void_invoice", ["invoice_id": "inv-1", "reason": "x"])
    #expect(void.message.contains("is charging the invoice inv-1"))
    let report = try await academy.completed(charge, json: params, uid: second)
    #expect(report["is_taken_over"]?.bool == true)
    #expect(report["payment_id"]?.string == "pay-\(first)")
    // The first job's next attempt finds its own charge.
    let late = try await academy.completed(charge, json: params, uid: first)
    #expect(late["payment_id"]?.string == "pay-\(first)")
    #expect(try gateway.done().count == 1)
    #expect(try academy.sql("SELECT count(*), sum(amount) FROM payments") == ["1|150000"])
  }

  /// Money that was taken stands in the books, also where somebody paid meanwhile.
  @Test func whatIsPaidMeanwhileIsOverpaid() async throws {
    let (academy, gateway) = try await billed()
    gateway.script("drop")
    let job = uid()
    _ = try await retried(academy, uid: job)
    try await academy.completed("billing.exec.record_payment", ["invoice_id": "inv-1", "amount": 150_000])
    let report = try await academy.completed(charge, json: params, uid: job)
    #expect(report["status"]?.string == "overpaid")
    #expect(report["outstanding"]?.integer == -150_000)
    let invoice = try await academy.completed("billing.query.invoice", ["invoice_id": "inv-1"])
    #expect(invoice["status"]?.string == "overpaid")
    #expect(invoice["charges"]?.elements.map { $0["status"]?.string } == ["done"])
  }

  @Test func moreThanIsOutstandingIsNotCharged() async throws {
    let (academy, gateway) = try await billed()
    let error = try await academy.failed(
      charge, json: try JSONText(validating: #"{"invoice_id": "inv-1", "card_token": "t", "amount": 150001}"#))
    #expect(error.message.contains("has KRW 150,000 outstanding"))
    try await academy.completed("billing.exec.record_payment", ["invoice_id": "inv-1", "amount": 150_000])
    #expect(
      try await academy.failed(charge, json: try JSONText(validating: params)).message == "the invoice inv-1 is paid")
    #expect(try gateway.requests().isEmpty)
  }

  @Test func withoutAnEndpointTheSettingIsNamed() async throws {
    let academy = try await TestAcademy.sample()
    try await academy.completed(IntentCase.invoiceStep.key, json: IntentCase.invoiceStep.params)
    let error = try await academy.failed(charge, json: try JSONText(validating: params))
    #expect(error.message.contains("there is no endpoint \"payments\": services.http.endpoints in registry.json"))
  }
}
