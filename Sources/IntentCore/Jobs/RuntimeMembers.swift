import IntentJSON
import IntentModel

/// What the runtime wrote into a file of its own.
struct RuntimeMembers {
  private(set) var uid: JobUID?
  private(set) var submittedAs: String?
  private(set) var past = JobPast()

  init(_ members: [(member: JobMember, written: JSONMember)]) throws(JobError) {
    for (member, written) in members {
      try take(member, written.value)
    }
  }

  private mutating func take(_ member: JobMember, _ value: JSONText) throws(JobError) {
    if value.isNull { return }
    switch member {
    case .uid:
      guard let text = value.string, let uid = try? JobUID(text) else { throw damaged(member, value) }
      self.uid = uid
    case .submittedAs: submittedAs = value.string
    case .retryCount: past.retryCount = try count(member, value)
    case .executedAt: past.executedAt = try time(member, value)
    case .dueAt: past.dueAt = try time(member, value)
    case .progress: past.progress = value
    case .attempts: past.attempts = Array(value.elements)
    case .attemptsOmitted: past.attemptsOmitted = try count(member, value)
    case .history: past.history = value
    case .approvals: past.approvals = Array(value.elements)
    case .interruptions: past.interruptions = try count(member, value)
    case .suspect: past.isSuspect = value.bool ?? false
    case .rateLimitWaits: past.rateLimitWaits = try count(member, value)
    default: break  // It spoke of the state that the job is about to leave.
    }
  }

  /// More than a job can come to; what is larger somebody wrote, and counting on from it could overflow.
  private static let largestCount = 1_000_000_000

  private func count(_ member: JobMember, _ value: JSONText) throws(JobError) -> Int {
    guard let count = value.integer(as: Int.self), (0...Self.largestCount).contains(count) else {
      throw damaged(member, value)
    }
    return count
  }

  private func time(_ member: JobMember, _ value: JSONText) throws(JobError) -> Timestamp {
    guard let text = value.string, let time = try? Timestamp(rfc3339: text) else { throw damaged(member, value) }
    return time
  }

  private func damaged(_ member: JobMember, _ value: JSONText) -> JobError {
    let field = member.rawValue
    return JobError(
      .invalidField, field: field,
      "\(field): \(value.found) is nothing the runtime writes: put the file into pending/ to start the job afresh")
  }
}
