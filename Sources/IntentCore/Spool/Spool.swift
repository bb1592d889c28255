public import IntentModel

/// Where jobs live. The default is a directory; others keep the same promises.
///
/// All calls block their thread, and may be made from any thread; `claim` and `commit` are made to run side by side on
/// two. A call that throws has changed nothing that a later call of the same kind would not finish.
public protocol Spool: AnyObject, Sendable {
  /// Accepts jobs: each is on stable storage when this returns, unless its ``Submission`` says why not.
  func submit(_ jobs: [NewJob]) throws(SpoolError) -> [Submission]

  /// Takes up to `limit` jobs whose time has come and that `filter` admits: by priority, then tenants in turn, then age.
  ///
  /// The claim survives the death of this process at once, and a power cut after the next ``commit(_:)``, also of none.
  func claim(limit: Int, filter: ClaimFilter) throws(SpoolError) -> [Claim]

  /// Extends the leases of claims; false for one that has been lost.
  func extend(_ claims: [ClaimToken]) throws(SpoolError) -> [Bool]

  /// Carries transitions out, all of them durably or, if it throws, none. Answers in order. With none, it makes the
  /// claims so far durable.
  func commit(_ transitions: [Transition]) throws(SpoolError) -> [CommitResult]

  /// When the next waiting job falls due; nil: none waits for a time. Jobs that wait only for the filter do not count.
  func nextDue() -> Timestamp?

  /// Whether something has arrived whose writer has not finished: it becomes a job, or is rejected, shortly.
  var isSettling: Bool { get }

  /// Says that ``claim(limit:filter:)`` may find something new.
  var wake: any WakeSignal { get }
}

/// Something that an event loop can wait for.
public protocol WakeSignal: Sendable {
  /// Readable (in the sense of poll(2)) while there is news.
  var descriptor: Int32 { get }
  /// Takes the news in. Called by the event loop each time the descriptor is readable.
  func consume()
}

/// What became of a submitted job.
public enum Submission: Sendable, Equatable {
  case accepted(JobID)
  /// A job of that id is there already: its state.
  case duplicate(JobID, of: JobState)
  case invalid(message: String)
}
