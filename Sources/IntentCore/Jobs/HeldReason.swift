public import IntentJSON
public import IntentModel

/// Why a job is held, and since when.
public struct HeldReason: Sendable, Hashable {
  /// What it waits for: `unknown_intent`, `load_failed`, `disabled`, `approval_required`.
  public var kind: ErrorKind
  /// What is at fault, and what to do.
  public var message: String
  /// When it was held.
  public var since: Timestamp
  /// When nobody waits for it any longer; nil: it waits for as long as it takes.
  public var expiresAt: Timestamp?

  /// A reason from its parts.
  public init(kind: ErrorKind, message: String, since: Timestamp, expiresAt: Timestamp? = nil) {
    self.kind = kind
    self.message = message
    self.since = since
    self.expiresAt = expiresAt
  }
}

extension HeldReason: JSONWritable {
  /// Writes `{"kind":..,"message":..,"since":..,"expires_at":..}`, the last only if there is one.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("kind", kind.rawValue)
      writer.member("message", message)
      writer.member("since", since)
      writer.memberIfPresent("expires_at", expiresAt)
    }
  }

  /// Reads what ``write(to:)`` wrote; nil if it is not that.
  public init?(_ text: JSONText) {
    guard let kind = text["kind"]?.string, let message = text["message"]?.string,
      let since = text["since"]?.string.flatMap({ try? Timestamp(rfc3339: $0) })
    else { return nil }
    let expiresAt = text["expires_at"]?.string.flatMap { try? Timestamp(rfc3339: $0) }
    self.init(kind: ErrorKind(rawValue: kind), message: message, since: since, expiresAt: expiresAt)
  }
}

extension ErrorKind {
  /// The registry says `"enabled": false`: held until it does not.
  public static let disabled = ErrorKind(rawValue: "disabled")
  /// The registry says `"approval": true`, and nobody approved the job yet: held until somebody does.
  public static let approvalRequired = ErrorKind(rawValue: "approval_required")
  /// Somebody was asked for their approval and did not give it: cancelled.
  public static let approvalRejected = ErrorKind(rawValue: "approval_rejected")
}
