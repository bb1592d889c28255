public import IntentJSON
public import IntentModel

/// Reads jobs: drops, which anybody may have written, and the runtime's own files.
///
/// Both take one pass over the members; parameters and unknown members are kept as slices of the bytes given.
public enum JobReader {
  /// What the runtime's own files may come to: a job at its limit, and beside it results, attempts and history.
  public static let recordLimits = JSONLimits(maxBytes: 64 << 20, maxDepth: 512)

  /// Reads a drop.
  ///
  /// Members that only the runtime writes (``JobMembers/runtimeOwned``) decide nothing: they are the remains of an old
  /// record, and move to ``JobPast/history``. Its `id` stays. Optional members that are `null` count as absent.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - fileName: The name it was dropped under; makes up the id where none is given, and leads error messages.
  ///   - uid: The identity that the job is to have if it is one.
  ///   - now: Its `created_at` where none is given.
  ///   - limits: How large and deep a job may be.
  /// - Throws: ``JobError``, whose `isIncomplete` says that the bytes may be the beginning of a job.
  public static func read(
    drop bytes: ArraySlice<UInt8>, fileName: String?, uid: JobUID, now: Timestamp, limits: JSONLimits = .default
  ) throws(JobError) -> Job {
    do {
      let envelope = try JobEnvelope(bytes, limits: limits)
      try envelope.rejectRefused()
      try envelope.rejectRedacted()
      let made = fileName.map { JobID.make(fromFile: $0, uid: uid) } ?? JobID(unchecked: uid.text)
      var job = try envelope.job(id: envelope.id ?? made, uid: uid, now: now)
      job.submittedAs = fileName
      job.past.history = envelope.history
      return job
    } catch {
      throw error.named(fileName)
    }
  }

  /// Reads a whole array of bytes as a drop; see
  /// ``read(drop:fileName:uid:now:limits:)-(ArraySlice<UInt8>,_,_,_,_)``.
  public static func read(
    drop bytes: [UInt8], fileName: String?, uid: JobUID, now: Timestamp, limits: JSONLimits = .default
  ) throws(JobError) -> Job {
    try read(drop: bytes[...], fileName: fileName, uid: uid, now: now, limits: limits)
  }

  /// Reads a file that ``JobRecord`` wrote for a job that goes on: from `delayed/`, `held/`, or `processing/` where it
  /// came from one of these. The job's past is taken as written, and its members stay as they are.
  ///
  /// A file in `processing/` that was claimed straight from `pending/` is a drop still: it has no `uid`, and is to be
  /// read as a drop with the uid that its claim recorded.
  ///
  /// - Throws: ``JobError``; `missing_field` with the field `uid` for a file that is none of the runtime's own.
  public static func resume(
    _ bytes: ArraySlice<UInt8>, limits: JSONLimits = JobReader.recordLimits
  ) throws(JobError) -> Job {
    let envelope = try JobEnvelope(bytes, limits: limits)
    let owned = try RuntimeMembers(envelope.owned)
    guard let uid = owned.uid else {
      throw JobError(
        .missingField, field: "uid",
        "uid is missing: the file was not written by the runtime; put it into pending/ to make it a job")
    }
    guard let id = try envelope.id else {
      throw JobError(.missingField, field: "id", "id is missing, which the runtime writes into each of its files")
    }
    var job = try envelope.job(id: id, uid: uid, now: owned.past.executedAt ?? .epoch)
    job.submittedAs = owned.submittedAs
    job.past = owned.past
    return job
  }

  /// Reads a whole array of bytes; see ``resume(_:limits:)-(ArraySlice<UInt8>,_)``.
  public static func resume(
    _ bytes: [UInt8], limits: JSONLimits = JobReader.recordLimits
  ) throws(JobError) -> Job {
    try resume(bytes[...], limits: limits)
  }
}

extension JobError {
  /// The error with the file's name ahead of its message.
  fileprivate func named(_ fileName: String?) -> JobError {
    guard let fileName else { return self }
    var error = self
    error.message = "\(fileName): \(message)"
    return error
  }
}
