import FileSpool
import IntentCore
import IntentJSON
import IntentModel

/// The batches that run, and how far they are.
struct BatchesSection: StatusSection {
  /// A job with many items, under way.
  struct Batch: Encodable, Sendable, Equatable {
    var id: String
    var intent: String
    var total: Int
    var completed: Int
    var failed: Int
    var cancelled: Int
    /// Items that ended in a second since it was begun or gone on with; nil: none did yet.
    var perSecond: Double?
    /// At that rate; nil: it cannot be told.
    var secondsLeft: Int64?

    init(_ id: JobID, _ progress: BatchProgress, now: Timestamp) {
      self.id = id.text
      intent = progress.key
      let counts = progress.counts
      (total, completed, failed, cancelled) = (counts.total, counts.completed, counts.failed, counts.cancelled)
      guard let pace = progress.pace else { return }
      let elapsed = now.milliseconds(since: pace.begunAt)
      let ended = counts.ended - pace.endedBefore
      guard elapsed > 0, ended > 0 else { return }
      let rate = Double(ended) * 1000 / Double(elapsed)
      perSecond = (rate * 10).rounded() / 10
      secondsLeft = Int64((Double(counts.open) / rate).rounded(.up))
    }

    /// Items that have come to an end.
    var ended: Int { completed + failed + cancelled }
  }

  /// Batches of which it is told how far they are: that reads the end of a journal each.
  private static let most = 20

  var batches: [Batch] = []
  /// Whether these are all that run.
  var isComplete: Bool

  init(batches: [Batch], isComplete: Bool = true) {
    self.batches = batches
    self.isComplete = isComplete
  }

  init(_ look: SpoolLook, of spool: any SpoolBatches) throws(SpoolError) {
    let survey = look[.processing]
    let running = survey.found.map(\.job).filter { job in
      (try? JSONText(validating: job.bytes, limits: JobReader.recordLimits))?["batch"]?.kind == .object
    }
    for job in running.prefix(Self.most) {
      if let progress = try spool.batchProgress(job.id) { batches.append(Batch(job.id, progress, now: look.now)) }
    }
    batches.sort { $0.id < $1.id }
    isComplete = running.count <= Self.most && survey.found.count >= survey.times.count && survey.isComplete
  }

  func lines(on terminal: Terminal) -> [String] {
    if batches.isEmpty { return [] }
    var table = Table([
      .init(title: "BATCH", isFlexible: true), .init(title: "INTENT", isFlexible: true), .init(title: "PROGRESS"),
      .init(title: "DONE", alignment: .right), .init(title: "FAILED", alignment: .right),
      .init(title: "RATE", alignment: .right), .init(title: "LEFT", alignment: .right),
    ])
    let bar = Bar(blocks: Bar.hasBlocks)
    let width = terminal.columns.map { $0 < 120 ? 10 : 30 } ?? 30
    for batch in batches {
      table.add([
        .init(batch.id), .init(batch.intent), .init(bar.whole(batch.ended, of: batch.total, columns: width), .cyan),
        .init("\(Quantity.count(batch.ended))/\(Quantity.count(batch.total))"),
        .init(Quantity.count(batch.failed), batch.failed > 0 ? .red : .dim),
        .init(batch.perSecond.map(Quantity.rate) ?? "-"),
        .init(batch.secondsLeft.map { Quantity.time(seconds: Double($0)) } ?? "-"),
      ])
    }
    return table.lines(on: terminal) + (isComplete ? [] : [terminal.paint("and others", .dim)])
  }
}

extension Bar {
  /// Both parts together.
  fileprivate func whole(_ part: Int, of whole: Int, columns: Int) -> String {
    let (full, empty) = text(part, of: whole, columns: columns)
    return full + empty
  }
}
