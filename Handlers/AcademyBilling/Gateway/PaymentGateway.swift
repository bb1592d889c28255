public import AcademyKit
public import IntentKit

/// The payment gateway: the endpoint `payments` of `services.http` in registry.json.
///
/// It takes `POST charges` and `POST refunds` as JSON with an Idempotency-Key, and answers with `{"id": .., "status":
/// "succeeded"}`. What it is asked for again under one key it does not do again, and answers as before; this is what makes
/// a charge safe to repeat. A refusal is a status of 402, or another one of 400 to 499, with `{"error": {"code": ..,
/// "message": ..}}`.
public struct PaymentGateway: Sendable {
  /// The endpoint's name in registry.json.
  public static let endpoint = "payments"
  private let http: HTTP

  /// The gateway that the registry names.
  public init(_ context: Context) {
    http = context.http
  }

  /// A refusal: nothing was done under the key, and nothing will be.
  public struct Refusal: Error, Sendable {
    /// Why, in the gateway's words.
    public var reason: String
  }

  /// What is charged.
  public struct Charge: Encodable, Sendable {
    var amount: Int64
    var currency: Currency
    var source: String
    var description: String
    var invoiceID: InvoiceID
  }

  /// Charges a card what is asked for of an invoice.
  ///
  /// - Parameter token: What stands for the card at the gateway.
  /// - Throws: ``Refusal``; `IntentError` and `HTTPError` where it is not known what came of it.
  public func charge(_ amount: Int64, of invoice: Invoice, token: String, key: String) throws -> GatewayAnswer {
    let charge = Charge(
      amount: amount, currency: invoice.currency, source: token, description: invoice.description,
      invoiceID: invoice.id)
    return try ask("charges", charge, key)
  }

  /// Gives back a part of a charge, or all of it. Throws as ``charge(_:of:token:key:)``.
  public func refund(_ amount: Int64, of charge: String, reason: String, key: String) throws -> GatewayAnswer {
    struct Body: Encodable {
      var charge: String
      var amount: Int64
      var reason: String
    }
    return try ask("refunds", Body(charge: charge, amount: amount, reason: reason), key)
  }

  private func ask(_ path: String, _ body: some Encodable, _ key: String) throws -> GatewayAnswer {
    let response = try http.request(Self.endpoint, .post, path, json: body, idempotencyKey: key)
    // 409: another attempt under this key is being answered.
    if response.status == 409 { throw IntentError.retry("the payment gateway is still at work under the key \(key)") }
    if let failure = response.failure {
      let isAboutThis = ![401, 403, 404, 405].contains(response.status)
      guard failure.kind == .permanent, isAboutThis, (400..<500).contains(response.status) else { throw failure }
      throw Refusal(reason: Self.reason(response) ?? failure.message)
    }
    let answer = try response.decoded(as: GatewayAnswer.self)
    switch answer.status ?? "succeeded" {
    case "succeeded": return answer
    case "failed": throw Refusal(reason: answer.reason ?? "it failed, and the gateway does not say why")
    default: throw IntentError.retry("the payment gateway calls \(answer.id) \(answer.status ?? ""), not succeeded yet")
    }
  }

  /// `card_declined: the card has no money`
  private static func reason(_ response: HTTPResponse) -> String? {
    guard let error = response.json?["error"] else { return nil }
    let parts = [error["code"]?.string, error["message"]?.string].compactMap { $0 }
    return parts.isEmpty ? error.string : parts.joined(separator: ": ")
  }
}
