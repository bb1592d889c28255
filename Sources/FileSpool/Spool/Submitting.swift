#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

import IntentCore
import IntentModel

/// Puts jobs into `pending/`: `docs/commit-protocol.md`, 4, Submit. By any process, with or without a dispatcher.
///
///     write tmp/submit-UUID, fsync it, rename it without replacing to pending/ID.json, fsync pending/
///     many at once: write all, one syncfs, rename all, one syncfs
struct Submitting {
  static let draftPrefix = "submit-"
  /// From so many jobs on, two syncs of the file system cost less than one of each file.
  private static let bulk = 4

  let layout: Layout
  let options: FileSpoolOptions
  /// In which state a job of an id is, beyond `pending/`.
  let state: (JobID) throws(SystemCallError) -> JobState?

  /// - Parameter unsettled: Jobs that an earlier call renamed before it threw: here already, and not duplicates.
  func submit(_ jobs: [NewJob], unsettled: inout Set<JobID>) throws(SpoolError) -> [Submission] {
    do throws(SystemCallError) { return try carryOut(jobs, &unsettled) } catch {
      throw SpoolError("cannot submit to \(layout.path)", error)
    }
  }

  private func carryOut(_ jobs: [NewJob], _ unsettled: inout Set<JobID>) throws(SystemCallError) -> [Submission] {
    var drafts: [(index: Int, draft: FileName)] = []
    var results: [Submission] = []
    do throws(SystemCallError) {
      for (index, job) in jobs.enumerated() {
        let verdict = try check(job, unsettled)
        results.append(verdict ?? .accepted(job.id))
        if verdict != nil { continue }
        let draft = FileName(Self.draftPrefix + JobUID.make(at: options.clock.now()).text)
        drafts.append((index, draft))
        try layout.files.write(job.bytes, as: draft, in: layout.temporary, sync: isSynced && jobs.count < Self.bulk)
      }
      if isSynced, jobs.count >= Self.bulk, !drafts.isEmpty { try layout.files.syncFileSystem(layout.root) }
    } catch {
      for (_, draft) in drafts { _ = try? layout.files.unlink(draft, in: layout.temporary) }
      throw error
    }
    try publish(drafts, jobs, &results, &unsettled)
    for job in jobs { unsettled.remove(job.id) }
    return results
  }

  private var isSynced: Bool { options.durability == .power }

  private func publish(
    _ drafts: [(index: Int, draft: FileName)], _ jobs: [NewJob], _ results: inout [Submission],
    _ unsettled: inout Set<JobID>
  ) throws(SystemCallError) {
    var done = 0
    do throws(SystemCallError) {
      for (index, draft) in drafts {
        if try rename(draft, jobs[index].id) {
          unsettled.insert(jobs[index].id)
        } else {
          results[index] = .duplicate(jobs[index].id, of: .pending)
        }
        done += 1
      }
      if isSynced {
        if jobs.count >= Self.bulk {
          try layout.files.syncFileSystem(layout.root)
        } else {
          try layout.files.sync(layout.pending)
        }
      }
    } catch {
      for (_, draft) in drafts[done...] { _ = try? layout.files.unlink(draft, in: layout.temporary) }
      throw error
    }
  }

  /// False: the name is taken.
  private func rename(_ draft: FileName, _ id: JobID) throws(SystemCallError) -> Bool {
    do throws(SystemCallError) { try layout.publish(draft, at: Place(.pending, FileName("\(id).json"))) } catch {
      guard error.errno == EEXIST else { throw error }
      try layout.files.unlink(draft, in: layout.temporary)
      return false
    }
    return true
  }

  /// What becomes of a job without writing it; nil: it is to be written.
  private func check(_ job: NewJob, _ unsettled: Set<JobID>) throws(SystemCallError) -> Submission? {
    if job.bytes.count > options.maximumJobSize {
      return .invalid(
        message: "the job \(job.id) has \(job.bytes.count) bytes, and may have \(options.maximumJobSize): pass large "
          + "data by its path")
    }
    // One that an earlier call renamed is there; else none is, and whoever takes the name meanwhile is found by the rename.
    if job.hasOwnID, !unsettled.contains(job.id) { return nil }
    let isPending = try layout.status(of: Place(.pending, FileName("\(job.id).json"))) != nil
    guard let found = isPending ? .pending : try state(job.id) else { return nil }
    return unsettled.contains(job.id) ? .accepted(job.id) : .duplicate(job.id, of: found)
  }
}
