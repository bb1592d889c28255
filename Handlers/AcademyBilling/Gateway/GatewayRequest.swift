public import AcademyKit
public import IntentKit

/// Something that was asked of the payment gateway.
public struct GatewayRequest: Codable, Sendable, Hashable {
  /// The Idempotency-Key: the gateway does what is asked under one key once.
  public var key: String
  /// What was asked for.
  public var kind: Kind
  /// The id of the invoice that is charged, or of the payment that is refunded.
  public var subject: String
  /// Minor units.
  public var amount: Int64
  /// What is known of it.
  public var status: Status
  /// What the gateway calls what it did, or why it refused.
  public var detail: String?
  /// The job that began it.
  public var jobID: JobID
  /// When it began.
  public var startedAt: Timestamp

  /// The key without its kind: the uid of the job that began it.
  public var number: String { String(key.dropFirst(kind.rawValue.utf8.count + 1)) }

  /// What can be asked for.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    case charge, refund
  }

  /// What can be known of a request.
  public enum Status: String, Codable, Sendable, CaseIterable {
    /// It may have been carried out: the gateway has not said anything that was heard.
    case started
    /// It was carried out, and stands in the books.
    case done
    /// The gateway has refused it.
    case refused
  }
}

extension Reading where Self: ~Copyable {
  /// The request for an invoice or payment whose end is not known; nil: there is none.
  public func startedRequest(for subject: String) throws -> GatewayRequest? {
    try gatewayRequests(of: subject).first { $0.status == .started }
  }

  /// What was asked of the gateway for an invoice or payment, in the order of time.
  public func gatewayRequests(of subject: String) throws -> [GatewayRequest] {
    try query(
      """
      SELECT key, kind, subject, amount, status, detail, job_id, started_at
      FROM gateway_requests WHERE subject = ?1 ORDER BY started_at, key
      """, [subject], as: GatewayRequest.self)
  }
}
