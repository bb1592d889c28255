public import IntentJSON
public import IntentModel

/// What a person decided who was asked to approve a job: an entry of a record's `approvals`.
public struct Approval: Sendable, Hashable {
  /// What was decided.
  public enum Decision: String, Sendable {
    case approved, rejected
  }

  /// What was decided.
  public var decision: Decision
  /// By whom, by their own word.
  public var by: String?
  /// Why, or on what condition; for people.
  public var note: String?
  /// When.
  public var at: Timestamp

  /// A decision from its parts.
  public init(_ decision: Decision, by person: String?, note: String? = nil, at time: Timestamp) {
    self.decision = decision
    by = person
    self.note = note
    at = time
  }
}

extension Approval: JSONWritable {
  /// Writes `{"decision":"approved","by":..,"note":..,"at":..}`, less what there is none of.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("decision", decision.rawValue)
      writer.memberIfPresent("by", by)
      writer.memberIfPresent("note", note)
      writer.member("at", at)
    }
  }

  /// Reads an entry of a record; nil if it is none. One without a decision is an approval: an older version wrote it.
  public init?(_ text: JSONText) {
    guard text.kind == .object, let at = text["at"]?.string.flatMap({ try? Timestamp(rfc3339: $0) }),
      let decision = Decision(rawValue: text["decision"]?.string ?? Decision.approved.rawValue)
    else { return nil }
    self.init(decision, by: text["by"]?.string, note: text["note"]?.string, at: at)
  }
}

extension JobPast {
  /// Whether a person approved the job. Only the runtime's own word counts: see ``JobReader``.
  public var isApproved: Bool { approvals.contains { Approval($0)?.decision == .approved } }

  /// Enters what a person decided.
  mutating func enter(_ approval: Approval) {
    var writer = JSONWriter(capacity: 96)
    writer.value(approval)
    approvals.append(writer.text)
  }
}
