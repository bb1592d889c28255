extension IntentCase {
  private static let payment = Step("billing.exec.record_payment", #"{"invoice_id": "inv-1", "amount": 100000}"#)

  static let billingChanges = [
    IntentCase(
      key: "billing.exec.apply_discount",
      before: [invoiceStep],
      params: #"{"invoice_id": "inv-1", "percent": 15, "reason": "형제 할인"}"#,
      result: ["discount": "22500", "outstanding": "127500", "is_rounded_down": "false"],
      invalid: Refusal(#"{"invoice_id": "inv-1", "percent": 101, "reason": "x"}"#, "percent", "is not from 1 to 100"),
      missing: Refusal(#"{"invoice_id": "inv-9", "amount": 1, "reason": "x"}"#, "invoice_id", "there is no invoice")),
    IntentCase(
      key: "billing.exec.charge_card",
      hasGateway: true,
      before: [invoiceStep],
      params: #"{"invoice_id": "inv-1", "card_token": "tok_1", "amount": 50000}"#,
      result: ["charge_id": #""ch_1""#, "outstanding": "100000", "status": #""open""#],
      invalid: Refusal(#"{"invoice_id": "inv-1", "card_token": ""}"#, "card_token", "is empty"),
      missing: Refusal(#"{"invoice_id": "inv-9", "card_token": "tok_1"}"#, "invoice_id", "there is no invoice")),
    IntentCase(
      key: "billing.exec.refund_payment",
      before: [invoiceStep, payment],
      sql: ["UPDATE payments SET id = 'pay-1'"],
      params: #"{"payment_id": "pay-1", "amount": 30000, "reason": "휴강"}"#,
      result: ["left": "70000", "invoice_id": #""inv-1""#, "currency": #""KRW""#],
      invalid: Refusal(#"{"payment_id": "pay-1", "amount": 0, "reason": "x"}"#, "amount", "is not from 1"),
      missing: Refusal(#"{"payment_id": "pay-9", "reason": "x"}"#, "payment_id", "there is no payment")),
    IntentCase(
      key: "billing.exec.send_invoice",
      before: [invoiceStep],
      params: #"{"invoice_id": "inv-1"}"#,
      result: ["invoices": "1", "notified[0].recipient": #""김보라""#],
      invalid: Refusal(#"{}"#, "invoice_id", "give one of them"),
      missing: Refusal(#"{"invoice_id": "inv-9"}"#, "invoice_id", "there is no invoice")),
    IntentCase(
      key: "billing.exec.void_invoice",
      before: [invoiceStep],
      params: #"{"invoice_id": "inv-1", "reason": "잘못 발행"}"#,
      result: ["amount": "150000", "invoice_id": #""inv-1""#],
      invalid: Refusal(#"{"invoice_id": "inv-1", "reason": "x", "on": "2999-01-01"}"#, "on", "is still to come"),
      missing: Refusal(#"{"invoice_id": "inv-9", "reason": "x"}"#, "invoice_id", "there is no invoice")),
  ]
}
