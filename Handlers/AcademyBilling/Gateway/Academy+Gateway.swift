public import AcademyKit
public import IntentKit

// What is asked of the payment gateway is written down first. A job that dies between the gateway's answer and the books'
// commit leaves the request as started, and its next attempt, or any other job for the same invoice or payment, asks under
// the same key, to which the gateway gives the same answer: so money moves once, and stands in the books once.
extension Academy {
  /// Begins a request, once a job; or carries on one for the same subject and amount whose end nobody knows.
  ///
  /// - Parameter check: What has to hold for a new one, in the transaction that writes it down.
  /// - Throws: `permanent` where another request for the subject has not ended, of another amount.
  public func begin(
    _ kind: GatewayRequest.Kind, for subject: String, amount: Int64,
    check: (borrowing Transaction) throws -> Void
  ) throws -> GatewayRequest {
    try store.transaction(once: .job(label: "gateway")) { transaction in
      if let started = try transaction.startedRequest(for: subject) {
        guard started.amount == amount else {
          throw IntentError.permanent(
            "the job \(started.jobID) has asked the payment gateway for a \(started.kind.rawValue) of \(started.amount) "
              + "for \(subject), and it is not known what came of it: run that job again, or ask for the same amount")
        }
        return started
      }
      try check(transaction)
      let request = GatewayRequest(
        key: "\(kind.rawValue)-\(context.uid)", kind: kind, subject: subject, amount: amount, status: .started,
        jobID: context.id, startedAt: now)
      try transaction.execute(
        """
        INSERT INTO gateway_requests (key, kind, subject, amount, status, job_id, started_at)
        VALUES (?1, ?2, ?3, ?4, 'started', ?5, ?6)
        """, [request.key, kind.rawValue, subject, amount, context.id, now])
      try audit("gateway_request", request.key, before: nil, after: request, in: transaction)
      return request
    }
  }

  /// Asks the gateway, and notes a refusal.
  ///
  /// - Throws: `permanent` with the gateway's reason where it refused. Where it did not say anything about this request
  ///   (no answer, credentials that it does not accept), the request stays as started: an attempt before may have been
  ///   heard.
  public func ask(_ request: GatewayRequest, _ body: () throws -> GatewayAnswer) throws -> GatewayAnswer {
    do {
      return try body()
    } catch let refusal as PaymentGateway.Refusal {
      try store.transaction(once: .always) { transaction in
        try end(request, as: .refused, refusal.reason, in: transaction)
      }
      throw IntentError.permanent("the payment gateway refused the \(request.kind.rawValue): \(refusal.reason)")
    }
  }

  /// Notes that a request has ended. Part of the transaction that writes what it did into the books.
  ///
  /// - Returns: False if it had ended before.
  @discardableResult
  public func end(
    _ request: GatewayRequest, as status: GatewayRequest.Status, _ detail: String,
    in transaction: borrowing Transaction
  ) throws -> Bool {
    let changes = try transaction.execute(
      "UPDATE gateway_requests SET status = ?2, detail = ?3 WHERE key = ?1 AND status = 'started'",
      [request.key, status.rawValue, detail])
    guard changes.changes > 0 else { return false }
    var after = request
    after.status = status
    after.detail = detail
    try audit("gateway_request", request.key, before: request, after: after, in: transaction)
    return true
  }
}
