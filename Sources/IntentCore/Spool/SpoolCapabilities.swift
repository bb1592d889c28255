public import IntentModel

/// A spool that one process at a time owns, and that can be mended after that process died.
public protocol RecoverableSpool: Spool {
  /// Finishes what a dead owner left half done. Called once, before the first claim.
  ///
  /// - Returns: the jobs whose attempts were under way. They are held by the caller now, who decides and commits.
  func recover() throws(SpoolError) -> [Claim]

  /// A descriptor that keeps the spool owned while any process has it open, for workers to inherit; nil: none needed.
  var ownershipDescriptor: Int32? { get }

  /// Names the processes that run attempts, so that a successor can end those that outlive this one.
  func record(processes: [ProcessIdentity]) throws(SpoolError)
}

/// A process, told apart from a later one of the same number by its start time.
public struct ProcessIdentity: Sendable, Hashable, Codable {
  /// Its number.
  public var pid: Int32
  /// In the kernel's own unit since boot; only compared for equality.
  public var startTime: UInt64

  /// A value from its parts.
  public init(pid: Int32, startTime: UInt64) {
    self.pid = pid
    self.startTime = startTime
  }
}

/// A spool that can be looked into, with or without an owner.
public protocol SpoolListing: Spool {
  /// Counts jobs by state.
  func counts() throws(SpoolError) -> [JobState: Int]
  /// Calls `body` with each job in `state` until it returns false, in no particular order; for `completed`, newest day
  /// first.
  func list(_ state: JobState, _ body: (ListedJob) -> Bool) throws(SpoolError)
  /// The ids of the jobs in `state`, in no particular order, without reading more of them than it takes.
  func ids(_ state: JobState) throws(SpoolError) -> [JobID]
  /// Finds a job by its id or, where the id was made by the runtime, by the name it was dropped under.
  func find(_ id: String) throws(SpoolError) -> [ListedJob]
}

/// A job as it lies in the spool.
public struct ListedJob: Sendable {
  /// The job's id, from its file or the file's name.
  public var id: JobID
  /// Where it is.
  public var state: JobState
  /// Where it is, for people: a path.
  public var location: String
  /// The file's bytes.
  public var bytes: [UInt8]
  /// When it last changed.
  public var modifiedAt: Timestamp

  /// A value from its parts.
  public init(id: JobID, state: JobState, location: String, bytes: [UInt8], modifiedAt: Timestamp) {
    self.id = id
    self.state = state
    self.location = location
    self.bytes = bytes
    self.modifiedAt = modifiedAt
  }
}

/// What a person may do to jobs that nobody executes. Requires ownership of the spool.
public protocol SpoolAdministration: Spool {
  /// Takes a job that waits in `pending`, `delayed` or `held` out of its state, so that a transition can be committed.
  func take(_ id: JobID) throws(SpoolError) -> Claim
  /// Puts a terminal job back into `pending`, as a drop: its past becomes history.
  func resubmit(_ id: JobID) throws(SpoolError)
  /// Queues that are paused, and since when they are.
  func pausedQueues() throws(SpoolError) -> Set<QueueName>
  func setPaused(_ queues: Set<QueueName>) throws(SpoolError)
  /// Deletes terminal records last changed before `cutoff`; answers how many.
  func purge(_ states: Set<JobState>, before cutoff: Timestamp) throws(SpoolError) -> Int
}

/// A spool that lets go of old records. Requires ownership of the spool.
public protocol SpoolPruning: Spool {
  /// Deletes the records that `retention` does not keep any longer; answers how many.
  ///
  /// Meant for a thread of its own: claims and commits go on meanwhile, and wait for a few deletions at most. A record
  /// that anything still refers to stays for the time being. A crash in the middle leaves some of the old records, for
  /// the next call.
  ///
  /// - Parameter goesOn: Asked before each small group of deletions, and now and then while it looks: the place to let
  ///   time pass. False ends the call.
  func prune(_ retention: Retention, goesOn: () -> Bool) throws(SpoolError) -> Int
}
