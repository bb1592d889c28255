public import IntentKit

/// An academy as one attempt sees it: its tables, its clock, and who asks.
public struct Academy: Sendable {
  /// The attempt.
  public let context: Context
  /// Who asked, for the audit.
  public let who: String
  /// When the attempt began to work; the same for all that it writes.
  public let now: Timestamp

  /// Prepares the tenant's tables.
  ///
  /// - Throws: `StoreError`
  public init(_ context: Context, _ params: some AcademyParameters) throws {
    self.context = context
    who = params.requestedBy?.text ?? "unknown"
    now = SystemClock().now()
    try context.store.migrate(Schema.component, Schema.steps)
  }

  /// Where rows are read from outside of a change.
  public var store: Store { context.store }

  /// Makes the job's change: all of it or none, and once however often the job is attempted. A repeated attempt gets
  /// the answer of the one that made it.
  public func change<Answer: Codable>(_ body: (borrowing Transaction) throws -> Answer) throws -> Answer {
    try store.transaction(once: .job, body)
  }

  /// The distance of the academy's clock from UTC: the setting `utc_offset`, +09:00 unless somebody changed it.
  public func clock() throws -> UTCOffset { try store.clock() }

  /// The day on the academy's clock.
  public func today() throws -> Day { try clock().local(now).day }
}
