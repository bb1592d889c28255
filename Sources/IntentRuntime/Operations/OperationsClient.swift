public import IntentCore
import IntentJSON
public import IntentModel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Has operations performed, whether or not a dispatcher runs.
///
/// Where one does, it is asked, and its answer awaited. Where none does, the spool is owned and recovered, and the
/// operations are performed here; it stays owned as long as this object lives. A dispatcher that ends while it is asked,
/// or one that was killed and whose workers still end, is waited out.
public final class OperationsClient {
  private let door: any SpoolDoor
  private let clock: any RuntimeClock
  private let patience: Duration
  private let redaction: (IntentKey) -> [ParameterPath]
  private var local: Operations?

  /// Between two looks for an answer, in microseconds: at first, and at most.
  private static let polling: (first: UInt32, most: UInt32) = (1_000, 50_000)
  /// Between two attempts to own the spool while waiting.
  private static let owningPause = Duration.milliseconds(250)

  /// - Parameters:
  ///   - door: The spool.
  ///   - clock: For the time of what is done, and for the wait.
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
    if try becomeOwner(), let local { return local.perform(request) }
    return try ask(request)
  }

  private func ask(_ request: OperationRequest) throws(SpoolError) -> OperationReply {
    let id = try door.ask(request.text)
    let start = clock.monotonic()
    var pause = Self.polling.first
    var nextOwning = Self.owningPause
    while clock.monotonic() - start < patience {
      if let answer = try door.answer(to: id) { return try read(answer, id) }
      if clock.monotonic() - start >= nextOwning {
        nextOwning += Self.owningPause
        if try becomeOwner(), let local {
          // The dispatcher ended. What it answered last counts; what it left unanswered it has not done.
          if let answer = try door.answer(to: id) { return try read(answer, id) }
          try door.withdraw(id)
          return local.perform(request)
        }
      }
      usleep(pause)
      pause = min(pause * 2, Self.polling.most)
    }
    try door.withdraw(id)
    throw SpoolError(
      .unanswered, "the dispatcher did not answer within \(DurationText(milliseconds: patience.wholeMilliseconds)); try again")
  }

  private func read(_ answer: JSONText, _ id: String) throws(SpoolError) -> OperationReply {
    try door.withdraw(id)
    do {
      return try OperationReply(answer)
    } catch {
      throw SpoolError(.layout, "the dispatcher's answer does not read, it may be of another version: \(error)")
    }
  }

  /// Whether the spool is owned here, recovered.
  private func becomeOwner() throws(SpoolError) -> Bool {
    if local != nil { return true }
    do {
      let spool = try door.own()
      try recover(spool)
      local = Operations(spool: spool, clock: clock, redaction: redaction)
      return true
    } catch where error.code == .locked {
      return false
    }
  }

  private func recover(_ spool: any OperableSpool) throws(SpoolError) {
    let orphans = try spool.recover()
    guard !orphans.isEmpty else { return }
    let error = IntentError(.interrupted, "the runtime ended while this attempt ran; it runs again")
    var generator = SystemRandomNumberGenerator()
    let now = clock.now()
    _ = try spool.commit(
      orphans.map { claim in
        let result = AttemptResult(outcome: .interrupted(error), startedAt: claim.claimedAt)
        return decide(result, for: claim, policy: .builtIn, now: now, random: &generator)
      })
  }
}

extension SpoolError.Code {
  /// The dispatcher did not answer in time.
  public static let unanswered = SpoolError.Code(rawValue: "unanswered")
}
