public import IntentCore
import IntentJSON
public import IntentModel

/// Has operations performed, whether or not a dispatcher runs.
///
/// Where one does, it is asked, and its answer awaited. Where none does, the spool is owned and recovered, and the
/// operations are performed here; it stays owned as long as this object lives. Where a dispatcher ends while it is
/// asked, what it left undone is done here.
public final class OperationsClient {
  private let door: any SpoolDoor
  private let clock: any RuntimeClock
  private let patience: Duration
  private let redaction: (IntentKey) -> [ParameterPath]
  private var local: Operations?

  /// - Parameters:
  ///   - door: The spool.
  ///   - clock: For the time of what is done.
  ///   - patience: How long a dispatcher may take to answer.
  ///   - redaction: As for ``Operations``; asked only where no dispatcher runs.
  public init(
    _ door: any SpoolDoor, clock: any RuntimeClock, patience: Duration = .seconds(10),
    redaction: @escaping (IntentKey) -> [ParameterPath]
  ) {
    self.door = door
    self.clock = clock
    self.patience = patience
    self.redaction = redaction
  }

  /// Has a request performed.
  ///
  /// - Throws: ``SpoolError``; its code is `unanswered` where a dispatcher did not answer in time. It may still do what
  ///   it was asked for.
  public func perform(_ request: OperationRequest) throws(SpoolError) -> OperationReply {
    if let reply = try performHere(request) { return reply }
    if let answer = try door.ask(request.text, timeout: patience) { return try read(answer) }
    // Perhaps it has just ended.
    if let reply = try performHere(request) { return reply }
    let limit = DurationText(milliseconds: patience.wholeMilliseconds)
    throw SpoolError(.unanswered, "the dispatcher gave no answer within \(limit); try again")
  }

  /// nil: somebody else owns the spool.
  private func performHere(_ request: OperationRequest) throws(SpoolError) -> OperationReply? {
    if let local { return local.perform(request) }
    do {
      let spool = try door.own()
      try recover(spool)
      let operations = Operations(spool: spool, clock: clock, redaction: redaction)
      local = operations
      return operations.perform(request)
    } catch  where error.code == .locked {
      return nil
    }
  }

  private func recover(_ spool: any OperableSpool) throws(SpoolError) {
    let orphans = try spool.recover()
    guard !orphans.isEmpty else { return }
    var generator = SystemRandomNumberGenerator()
    let now = clock.now()
    _ = try spool.commit(
      orphans.map { decideAfterDeath($0, policy: .builtIn, now: now, random: &generator) })
  }

  private func read(_ answer: JSONText) throws(SpoolError) -> OperationReply {
    do {
      return try OperationReply(answer)
    } catch {
      throw SpoolError(.layout, "the dispatcher's answer does not read, it may be of another version: \(error)")
    }
  }
}

extension SpoolError.Code {
  /// The dispatcher did not answer in time.
  public static let unanswered = SpoolError.Code(rawValue: "unanswered")
}
