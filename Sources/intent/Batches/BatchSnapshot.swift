import FileSpool
import IntentCore
import IntentJSON
import IntentModel

/// A batch as it is at a moment: its job, and how far its items are.
struct BatchSnapshot {
  /// How a batch is, in a word for people.
  enum Condition: String {
    case waiting, running, paused, held, completed, failed, cancelled, rejected
    /// Its items are kept, its job's record is not.
    case gone
  }

  var id: JobID
  var condition: Condition
  /// The job; nil: there is none any more.
  var summary: RecordSummary?
  var key: String?
  /// nil: its items were not read yet.
  var counts: BatchCounts?
  var pace: BatchPace?
  var createdAt: Timestamp?
  /// When the counts were written down.
  var updatedAt: Timestamp?
  /// The moment.
  private let lookedAt = SystemClock().now()

  /// Whether nothing happens any more unless somebody does something.
  var isAtRest: Bool {
    switch condition {
    case .waiting, .running: false
    default: true
    }
  }

  /// - Returns: nil: there is neither a job of that id that is a batch, nor a batch.
  init?(_ id: JobID, in spool: FileSpool) throws(CommandFailure) {
    do throws(SpoolError) {
      let job = try spool.find(id.text).first { $0.id == id }
      let progress = try spool.batchProgress(id)
      self.init(id, job, progress)
    } catch {
      throw CommandFailure(error)
    }
  }

  init?(_ id: JobID, _ job: ListedJob?, _ progress: BatchProgress?) {
    let text = job.flatMap { try? JSONText(validating: $0.bytes, limits: JobReader.recordLimits) }
    if job != nil, text?["batch"] == nil { return nil }
    guard job != nil || progress != nil else { return nil }
    self.id = id
    summary = job.map { RecordSummary(explaining: $0) }
    condition = Self.condition(summary)
    key = summary?.key ?? progress?.key
    counts = progress?.counts
    pace = condition == .running ? progress?.pace : nil
    createdAt = summary?.createdAt ?? progress?.createdAt
    updatedAt = progress?.updatedAt
    // The record's own word, where the batch ended: the journal may be gone.
    if let state = job?.state, state.isTerminal, let result = text?["result"] {
      counts = BatchCounts(result) ?? counts
    }
  }

  private static func condition(_ summary: RecordSummary?) -> Condition {
    switch summary?.state {
    case .pending, .delayed: .waiting
    case .processing: .running
    case .held: summary?.held?.kind == .paused ? .paused : .held
    case .completed: .completed
    case .failed: .failed
    case .cancelled: .cancelled
    case .rejected: .rejected
    case nil: .gone
    }
  }

  /// Items a second, since a dispatcher last began with it; nil: not known.
  var rate: Double? {
    guard let pace, let counts else { return nil }
    let elapsed = lookedAt.milliseconds(since: pace.begunAt)
    guard elapsed > 0, counts.ended > pace.endedBefore else { return nil }
    return Double(counts.ended - pace.endedBefore) * 1000 / Double(elapsed)
  }

  /// Why it is not completed, or not yet.
  var note: String {
    switch condition {
    case .waiting, .running, .gone, .completed: ""
    case .paused, .held: summary?.held?.message ?? ""
    case .failed, .cancelled, .rejected: summary?.errorMessage ?? ""
    }
  }
}

extension BatchSnapshot.Condition {
  var color: Terminal.Color? {
    switch self {
    case .running: .cyan
    case .paused, .held: .yellow
    case .completed: .green
    case .failed, .rejected: .red
    case .cancelled, .gone: .dim
    case .waiting: nil
    }
  }
}

extension BatchSnapshot: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", id)
      writer.member("condition", condition.rawValue)
      writer.memberIfPresent("state", summary?.state.rawValue)
      writer.memberIfPresent("intent_key", key)
      if let counts {
        counts.writeMembers(to: &writer)
        writer.member("open", counts.open)
      }
      writer.memberIfPresent("items_per_second", rate.map { Int($0.rounded()) })
      writer.memberIfPresent("created_at", createdAt)
      writer.memberIfPresent("updated_at", updatedAt)
      writer.memberIfPresent("due_at", summary?.dueAt)
      writer.memberIfPresent("completed_at", summary?.completedAt)
      writer.memberIfPresent("error_kind", summary?.errorKind)
      writer.memberIfPresent("error_message", summary?.errorMessage)
      writer.memberIfPresent("held", summary?.held)
    }
  }
}
