import IntentJSON
import IntentModel

/// Makes the jobs of a chain when the job before them has ended.
///
/// Each becomes a job to submit, whatever stands in the way: one that cannot be made whole (the values passed to it make
/// it too large, or must not be kept where they would be) says so in its member `refused`, and is rejected with that
/// reason. So the outcome before it stands, and nothing is dropped in silence.
struct ChainSubmission {
  /// Bytes of one job, as a drop may have.
  static let largestJob = JSONLimits.default.maxBytes
  /// Bytes of all of them, beyond which no values are passed on: they are committed together with the outcome.
  static let largestGroup = 8 << 20

  private let record: JobRecord
  private let parent: ParentJob
  /// What is not to be kept of the parent's parameters.
  private let secrets: Secrets

  /// - Parameter record: The parent's, as it ends.
  init(_ record: JobRecord) {
    self.record = record
    let job = record.job
    parent = ParentJob(id: job.id, uid: job.uid, status: record.state, tenant: job.tenant, text: job.text)
    secrets = Secrets(job.params, record.redact)
  }

  /// The jobs, with ids of their own where they were given none: the parent's and a new uid.
  func jobs(at now: Timestamp) -> [NewJob] {
    var total = 0
    var jobs: [NewJob] = []
    for link in record.job.chain.links(at: record.state) {
      // Always, since it was checked when its parent was read.
      guard let followUp = try? FollowUpJob(checked: link.text) else { continue }
      let id = JobID.make(fromFile: parent.id.text, uid: .make(at: now))
      let job = make(followUp, id, room: min(Self.largestJob, Self.largestGroup - total))
      total += job.bytes.count
      jobs.append(job)
    }
    return jobs
  }

  private func make(_ followUp: FollowUpJob, _ id: JobID, room: Int) -> NewJob {
    if followUp.paramsFrom.isEmpty { return followUp.job(of: parent, id: id) }
    if let refusal = secretOfAnother(followUp) { return refused(followUp, id, because: refusal) }
    let job = followUp.job(of: parent, id: id, params: params(of: followUp, isPassing: true))
    if job.bytes.count <= room { return job }
    return refused(
      followUp, id,
      because: "the values of \(ParamsFrom.member) make the job \(job.bytes.count) bytes long, where \(max(0, room)) "
        + "are allowed: pass large data by its path, and give the parameters by hand")
  }

  /// The job without the values that it cannot have.
  private func refused(_ followUp: FollowUpJob, _ id: JobID, because refusal: String) -> NewJob {
    followUp.job(of: parent, id: id, params: params(of: followUp, isPassing: false), refusal: refusal)
  }

  /// The job's own parameters, then those that it takes; `null` for what the record does not have.
  private func params(of followUp: FollowUpJob, isPassing: Bool) -> JSONText {
    let own = followUp.text[JobMember.intentParams.rawValue] ?? .emptyObject
    return own.rewritingObject(dropping: []) { writer in
      for (name, path) in followUp.paramsFrom.sources {
        writer.member(name, isPassing ? value(at: path) : nil)
      }
    }
  }

  /// What a path leads to, as the record has it; the parent's own parameters alone as they were given, since the job may
  /// need what no record keeps.
  private func value(at path: RecordPath) -> JSONText? {
    let job = record.job
    switch path.root {
    case .id: return Self.json(job.id)
    case .uid: return Self.json(job.uid)
    case .status: return Self.json(record.state.rawValue)
    case .errorKind: return record.error.map { Self.json($0.kind.rawValue) }
    case .errorMessage: return record.error.map { Self.json(secrets.removed(from: $0).recordMessage) }
    case .result: return path.value(in: record.result.map { secrets.removed(from: $0) })
    case .params: return path.value(in: job.params)
    }
  }

  /// Why the parent's parameters must not be passed on as they are: one of them is kept in no record of the parent's, and
  /// would be in the job's. Nil: they may.
  private func secretOfAnother(_ followUp: FollowUpJob) -> String? {
    if secrets.isEmpty { return nil }
    let rules = record.chainRedact[followUp.key] ?? []
    for (name, path) in followUp.paramsFrom.sources where path.root == .params {
      guard let value = value(at: path) else { continue }
      var writer = JSONWriter(capacity: value.bytes.count + 64)
      writer.object { $0.member(name, value) }
      let kept = ParameterPath.redact(writer.text, rules)
      if secrets.removed(from: kept) == kept { continue }
      return
        "\(ParamsFrom.member).\(name): \(path) holds what the registry redacts for \(record.job.key), and does not "
        + "for \(followUp.key): add \"\(name)\" to the redact of \(followUp.key), and give the parameter by hand"
    }
    return nil
  }

  private static func json(_ value: some JSONWritable) -> JSONText {
    var writer = JSONWriter(capacity: 64)
    writer.value(value)
    return writer.text
  }
}
