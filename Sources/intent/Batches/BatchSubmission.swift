import FileSpool
import IntentCore
import IntentJSON
import IntentModel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Puts a batch together from a file of items, and submits its job: both, or nothing.
struct BatchSubmission {
  /// A batch that was submitted.
  struct Submitted {
    var id: JobID
    /// Its items, those that are none among them.
    var items: Int
    /// Lines that are no items.
    var malformed: Int
  }

  let spool: FileSpool
  let source: ItemSource
  /// The job without its id and its `batch`.
  let job: JSONText
  let key: IntentKey
  let id: JobID?
  let concurrency: Int?
  let rate: RateLimit?
  /// What is not shown of the intent's parameters.
  let redact: [ParameterPath]
  private let clock = SystemClock()

  init(
    spool: FileSpool, source: ItemSource, job: JSONText, key: IntentKey, id: JobID?, concurrency: Int?,
    rate: RateLimit?, redact: [ParameterPath]
  ) {
    self.spool = spool
    self.source = source
    self.job = job
    self.key = key
    self.id = id
    self.concurrency = concurrency
    self.rate = rate
    self.redact = redact
  }

  /// What is submitted is on stable storage when it returns.
  func submit() throws(CommandFailure) -> Submitted {
    let uid = JobUID.make(at: clock.now())
    let job = try job(uid)
    if let id { try Self.requireFree(id, in: spool) }
    var complaints = ComplaintList(file: source.name)
    let draft: BatchDraft
    do { draft = try spool.draftBatch(for: job.id, now: clock.now()) } catch { throw CommandFailure(error) }
    do throws(CommandFailure) {
      try fill(draft, &complaints)
      // An interruption would leave a batch without a job, until old ones are removed.
      try BlockedInterruption.during { () throws(CommandFailure) in try publish(draft, job, uid) }
    } catch {
      draft.discard()
      throw error
    }
    return Submitted(id: job.id, items: draft.total, malformed: draft.malformed)
  }

  /// - Throws: A job or a batch of that id is there already.
  static func requireFree(_ id: JobID, in spool: FileSpool) throws(CommandFailure) {
    do {
      if let job = try spool.find(id.text).first(where: { $0.id == id }) {
        throw CommandFailure(
          .badData, "--id \(id): there is a job of that id already, in \(job.state.rawValue): give another id")
      }
      if try spool.batchProgress(id) != nil {
        throw CommandFailure(
          .badData, "--id \(id): the items of an earlier batch of that id are kept in batches/\(id): give another id")
      }
    } catch let error as SpoolError {
      throw CommandFailure(error)
    } catch let error as CommandFailure {
      throw error
    } catch {
      preconditionFailure("no other error is thrown above")
    }
  }

  /// The job as it is submitted.
  private func job(_ uid: JobUID) throws(CommandFailure) -> (id: JobID, bytes: [UInt8]) {
    do throws(JobError) {
      // Named after the file, as a dropped job is.
      let name = source.path == "-" ? key.text : FileBaseName.of(source.path)
      let made = try JobReader.read(drop: job.bytes, fileName: "\(name).json", uid: uid, now: clock.now()).id
      let id = id ?? made
      var writer = JSONWriter(capacity: job.bytes.count + 256)
      writer.object { writer in
        writer.member("id", id)
        writer.members(of: job, except: ["id", "batch"])
        writer.object("batch") { writer in
          writer.member("uid", uid)
          writer.memberIfPresent("concurrency", concurrency)
          writer.memberIfPresent("rate", rate?.description)
        }
      }
      let bytes = writer.finish()
      _ = try JobReader.read(drop: bytes, fileName: nil, uid: uid, now: clock.now())
      return (id, bytes + [UInt8(ascii: "\n")])
    } catch {
      throw CommandFailure(.badData, error.message)
    }
  }

  private func fill(_ draft: BatchDraft, _ complaints: inout ComplaintList) throws(CommandFailure) {
    defer { complaints.finish() }
    try source.forEach { (item, _) throws(CommandFailure) in
      if case .malformed(let reason) = item { complaints.add(MalformedReason.shown(reason, redact: redact)) }
      do throws(SpoolError) { try draft.add(item) } catch { throw CommandFailure(error) }
    }
    if draft.total == 0 { throw CommandFailure(.badData, "\(source.name) has no items: nothing was submitted") }
    if draft.malformed == draft.total {
      throw CommandFailure(.badData, "\(source.name) has no line that is an item: nothing was submitted")
    }
  }

  private func publish(
    _ draft: BatchDraft, _ job: (id: JobID, bytes: [UInt8]), _ uid: JobUID
  ) throws(CommandFailure) {
    do {
      try draft.publish(uid: uid, key: key.text, now: clock.now())
    } catch {
      throw CommandFailure(error)
    }
    do {
      switch try spool.submit([NewJob(id: job.id, bytes: job.bytes)])[0] {
      case .accepted: return
      case .duplicate(_, let state):
        withdraw(job.id, uid)
        throw CommandFailure(
          .badData, "there is a job \(job.id) already, in \(state.rawValue): give another id with --id")
      case .invalid(let message):
        withdraw(job.id, uid)
        throw CommandFailure(.badData, message)
      }
    } catch let error as SpoolError {
      withdraw(job.id, uid)
      throw CommandFailure(error)
    } catch let error as CommandFailure {
      throw error
    } catch {
      preconditionFailure("no other error is thrown above")
    }
  }

  /// Nothing of a batch stays that nobody is to execute.
  private func withdraw(_ id: JobID, _ uid: JobUID) {
    do {
      // What the job may have become visible for, before it failed, stays.
      if try !spool.withdrawBatch(id, uid: uid) { ErrorOutput.say("batches/\(id) stays: there is a job of that id") }
    } catch {
      ErrorOutput.say("batches/\(id) stays, and is removed with old records: \(error.message)")
    }
  }
}
