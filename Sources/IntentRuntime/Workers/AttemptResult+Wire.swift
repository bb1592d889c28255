import IntentCore
import IntentJSON
import IntentModel

extension AttemptResult {
  /// A result is as large as a handler makes it, within this.
  static let limits = JSONLimits(maxBytes: 4 << 20, maxDepth: 128)

  func encode(to wire: inout WireWriter) {
    switch outcome {
    case .completed(let result):
      wire.integer(UInt8(0))
      wire.json(result)
    case .retry(let error, let after):
      wire.integer(UInt8(1))
      error.encode(to: &wire)
      wire.optional(after)
    case .snoozed(let milliseconds):
      wire.integer(UInt8(2))
      wire.integer(milliseconds)
    case .rateLimited(let error, let milliseconds):
      wire.integer(UInt8(3))
      error.encode(to: &wire)
      wire.optional(milliseconds)
    case .failed(let error):
      wire.integer(UInt8(4))
      error.encode(to: &wire)
    case .cancelled(let error):
      wire.integer(UInt8(5))
      error.encode(to: &wire)
    case .held(let error):
      wire.integer(UInt8(6))
      error.encode(to: &wire)
    case .interrupted(let error):
      wire.integer(UInt8(7))
      error.encode(to: &wire)
    case .suspected(let error):
      wire.integer(UInt8(8))
      error.encode(to: &wire)
    }
    wire.integer(startedAt.milliseconds)
    wire.integer(elapsed)
    wire.json(progress)
    wire.optional(exitStatus.map(Int64.init))
    wire.optional(signal.map(Int64.init))
    wire.integer(UInt32(followUps.count))
    for job in followUps {
      wire.text(job.id.description)
      wire.data(job.bytes)
    }
  }

  init(from wire: inout WireReader, worker: String) throws(WireError) {
    let outcome: Outcome
    switch try wire.integer(UInt8.self) {
    case 0: outcome = .completed(try wire.json(limits: Self.limits) ?? .null)
    case 1: outcome = .retry(try IntentError(from: &wire), after: try wire.optionalInteger())
    case 2: outcome = .snoozed(milliseconds: max(0, try wire.integer()))
    case 3: outcome = .rateLimited(try IntentError(from: &wire), milliseconds: try wire.optionalInteger())
    case 4: outcome = .failed(try IntentError(from: &wire))
    case 5: outcome = .cancelled(try IntentError(from: &wire))
    case 6: outcome = .held(try IntentError(from: &wire))
    case 7: outcome = .interrupted(try IntentError(from: &wire))
    case let code: throw WireError("a result has the unknown outcome \(code)")
    }
    let startedAt = Timestamp(milliseconds: try wire.integer())
    let elapsed: Int64 = try wire.integer()
    let progress = try wire.json(limits: Self.limits)
    let exitStatus = try wire.optionalInteger().map(Int32.init(truncatingIfNeeded:))
    let signal = try wire.optionalInteger().map(Int32.init(truncatingIfNeeded:))
    var followUps: [NewJob] = []
    let count = try wire.integer(UInt32.self)
    guard count <= UInt32(AttemptLimits().followUps) else {
      throw WireError("a result has \(count) follow-ups")
    }
    for _ in 0..<count {
      guard let id = try? JobID(try wire.text()) else { throw WireError("a follow-up's id is no id") }
      guard let job = try wire.json(limits: .default) else { throw WireError("a follow-up is empty") }
      followUps.append(NewJob(id: id, bytes: Array(job.bytes)))
    }
    self.init(
      outcome: outcome, startedAt: startedAt, elapsed: max(0, elapsed), worker: worker, progress: progress,
      exitStatus: exitStatus, signal: signal, followUps: followUps)
  }
}

extension IntentError {
  func encode(to wire: inout WireWriter) {
    wire.text(kind.rawValue)
    wire.text(message)
    wire.optional(field)
    wire.optional(retryAfterMilliseconds)
    wire.json(details)
  }

  init(from wire: inout WireReader) throws(WireError) {
    self.init(
      ErrorKind(rawValue: try wire.text()), try wire.text(), field: try wire.optionalText(),
      retryAfterMilliseconds: try wire.optionalInteger(), details: try wire.json(limits: AttemptResult.limits))
  }
}
