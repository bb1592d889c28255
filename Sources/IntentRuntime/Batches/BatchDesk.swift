import IntentCore
import IntentModel
import Synchronization

/// The batches of a dispatcher: those that run, those that are being opened, and those that wait for either.
///
/// Belongs to the dispatcher's thread, but for what opening threads hand over.
final class BatchDesk {
  /// A batch's job that was claimed, before its items are at hand.
  struct Request {
    var claim: Claim
    var handler: ResolvedHandler
  }

  /// What opening a batch came to.
  struct Opened: Sendable {
    var uid: JobUID
    var result: Result<any OpenBatch, BatchError>
  }

  /// Batches that are open at a time: each holds files. More wait their turn.
  static let openBound = 32

  let writer: BatchWriter
  var running: [RunningBatch] = []
  /// Claimed, and not begun to be opened.
  var queued: [Request] = []
  /// Being opened, by a thread of its own each.
  var opening: [JobUID: Request] = [:]
  /// Which batch is asked first for its next items.
  var turn = 0
  private let spool: any SpoolBatches
  private let news: EventPipe
  private let opened = Handover()

  init(spool: any SpoolBatches, news: EventPipe, clock: any RuntimeClock, log: any LogSink) {
    self.spool = spool
    self.news = news
    writer = BatchWriter(spool: spool, news: news, clock: clock, log: log)
  }

  var isEmpty: Bool { running.isEmpty && queued.isEmpty && opening.isEmpty }

  /// Begins to open what waits for it, as long as not too many are open.
  func openQueued() {
    while running.count + opening.count < Self.openBound, !queued.isEmpty {
      let request = queued.removeFirst()
      let job = request.claim.job
      opening[job.uid] = request
      // Not waited for: it hands over what it has, or the process ends under it, as it may at any time.
      let thread = PlainThread { [spool, news, opened] in
        let result = Result { () throws(BatchError) in try spool.openBatch(job) }
        opened.put(Opened(uid: job.uid, result: result))
        news.raise()
      }
      thread.detach()
    }
  }

  /// What was opened since the last call.
  func takeOpened() -> [Opened] { opened.take() }
}

/// What opening threads give to the dispatcher's.
private final class Handover: Sendable {
  private let opened = Mutex<[BatchDesk.Opened]>([])

  func put(_ one: BatchDesk.Opened) { opened.withLock { $0.append(one) } }

  func take() -> [BatchDesk.Opened] {
    opened.withLock { opened in
      defer { opened = [] }
      return opened
    }
  }
}
