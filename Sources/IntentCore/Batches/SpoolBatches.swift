public import IntentModel

/// A spool that keeps the items and outcomes of jobs that have many.
///
/// A batch is a job with a ``BatchSpec``. While it is claimed its items are executed, and each one's outcome is kept
/// here; its own transition follows when all have ended. A job that is interrupted, or put back, goes on where it was.
public protocol SpoolBatches: Spool {
  /// Opens the batch of a claimed job: makes it of what the job says, or finds what was done of it.
  ///
  /// Reads all of it, so it may take long: for a thread of its own.
  ///
  /// - Throws: ``BatchError/unusable(_:)`` where no retry mends it, ``BatchError/storage(_:)`` where it may.
  func openBatch(_ job: Job) throws(BatchError) -> any OpenBatch

  /// How far a batch is, by what is on disk; nil: there is none of that id. For anybody, at any time.
  func batchProgress(_ id: JobID) throws(SpoolError) -> BatchProgress?

  /// Deletes what is kept of batches whose jobs are gone; answers how many.
  ///
  /// - Parameter age: Younger ones stay: their jobs may be on their way.
  func pruneBatches(olderThan age: DurationText) throws(SpoolError) -> Int
}

/// A batch could not be opened.
public enum BatchError: Error, Sendable, Equatable {
  /// What the job says makes no batch: what is at fault, and what to do.
  case unusable(IntentError)
  /// The storage failed.
  case storage(SpoolError)
}

/// A batch that is being executed.
///
/// `next` and `item` are called by one thread, `append` by another.
public protocol OpenBatch: AnyObject, Sendable {
  /// The batch's identity, which those of its items are made of: see ``BatchItem/uid(_:of:)``.
  var uid: JobUID { get }
  /// What had come of it when it was opened.
  var counts: BatchCounts { get }
  /// Items that were tried and have not ended, and when they are due; as of its opening.
  var waiting: [Int: (past: ItemPast, due: Timestamp)] { get }
  /// Follow-ups of items that may not have been submitted; as of its opening.
  var unsubmitted: [NewJob] { get }

  /// The next item that has not ended, in order; nil: that was the last one.
  func next() throws(SpoolError) -> BatchItem?
  /// An item that was given out before.
  func item(_ number: Int, at offset: Int64) throws(SpoolError) -> BatchItem
  /// Writes what happened. On stable storage when it returns. If it throws, the same entries are to be
  /// given again, ahead of others.
  func append(_ entries: [BatchEntry]) throws(SpoolError)
  /// Takes parameters that are not to be kept out of all items: the batch has ended, and what did not complete cannot be
  /// executed again.
  func redact(_ paths: [ParameterPath]) throws(SpoolError)
}

/// How far a batch is.
public struct BatchProgress: Sendable, Equatable {
  /// The intent, as it was when the batch was made.
  public var key: String
  /// What has come of its items.
  public var counts: BatchCounts
  /// When its items were put together.
  public var createdAt: Timestamp
  /// What its pace can be told by; nil: it was not begun.
  public var pace: BatchPace?
  /// When its counts were last written down; nil: never.
  public var updatedAt: Timestamp?

  /// How far a batch is, from its parts.
  public init(
    key: String, counts: BatchCounts, createdAt: Timestamp, pace: BatchPace? = nil, updatedAt: Timestamp? = nil
  ) {
    self.key = key
    self.counts = counts
    self.createdAt = createdAt
    self.pace = pace
    self.updatedAt = updatedAt
  }
}

/// What the pace of a batch can be told by.
public struct BatchPace: Sendable, Equatable {
  /// When a dispatcher last began with it, or went on.
  public var begunAt: Timestamp
  /// Items that had ended by then.
  public var endedBefore: Int

  /// A pace of its parts.
  public init(begunAt: Timestamp, endedBefore: Int) {
    self.begunAt = begunAt
    self.endedBefore = endedBefore
  }
}
