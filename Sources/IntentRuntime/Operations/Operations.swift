public import IntentCore
public import IntentJSON
public import IntentModel

/// Does to jobs and queues what a person asks for: the one code path, with and without a dispatcher.
///
/// A dispatcher performs the requests of commands in other processes, on its loop's thread; a command that found none
/// owns the spool and performs its own. Whatever is answered with ``OperationResult/Outcome/done`` is durable.
public struct Operations {
  let spool: any SpoolListing & SpoolAdministration
  /// nil: nothing runs.
  let live: (any LiveAttempts)?
  let clock: any RuntimeClock
  let redaction: (IntentKey) -> [ParameterPath]

  /// - Parameters:
  ///   - spool: Owned by this process, and recovered.
  ///   - live: Who runs attempts of the spool's jobs; nil where nobody does.
  ///   - redaction: The parameters of an intent that no record of an ended job keeps: ``IntentPolicy/redact``.
  public init(
    spool: any SpoolListing & SpoolAdministration, live: (any LiveAttempts)? = nil, clock: any RuntimeClock,
    redaction: @escaping (IntentKey) -> [ParameterPath]
  ) {
    self.spool = spool
    self.live = live
    self.clock = clock
    self.redaction = redaction
  }

  /// Performs a request as it travels. A request that does not read is answered with an error.
  public func perform(_ request: JSONText) -> JSONText {
    do {
      return perform(try OperationRequest(request)).text
    } catch {
      return OperationReply(error: .init(kind: error.kind.rawValue, message: error.message)).text
    }
  }

  /// Performs a request.
  public func perform(_ request: OperationRequest) -> OperationReply {
    do {
      switch request {
      case .cancel(let names, let reason): return cancel(names, reason: reason)
      case .retry(let names): return retry(names, reasons: nil)
      case .approve(let names, let person, let note): return judge(names, .approved, by: person, note: note)
      case .reject(let names, let person, let note): return judge(names, .rejected, by: person, note: note)
      case .release(let names, let reasons): return retry(names, reasons: reasons)
      case .pauseBatch(let names, let person): return pauseBatches(names, by: person)
      case .purge(let states, let cutoff): return try purge(states, before: cutoff)
      case .pause(let queue): return try setPaused(true, queue)
      case .resume(let queue): return try setPaused(false, queue)
      }
    } catch {
      return OperationReply(error: .init(kind: error.code.rawValue, message: error.message))
    }
  }

  private func purge(_ states: Set<JobState>, before cutoff: Timestamp) throws(SpoolError) -> OperationReply {
    if let state = states.first(where: { !$0.isTerminal }) {
      throw SpoolError(.conflict, "jobs in \(state.rawValue) are not finished; cancel them before they are purged")
    }
    var reply = OperationReply()
    reply.purged = try spool.purge(states, before: cutoff)
    return reply
  }

  private func setPaused(_ isPaused: Bool, _ queue: QueueName) throws(SpoolError) -> OperationReply {
    var queues = try spool.pausedQueues()
    let hasChanged = isPaused ? queues.insert(queue).inserted : queues.remove(queue) != nil
    if hasChanged { try spool.setPaused(queues) }
    var reply = OperationReply()
    reply.paused = queues.sorted()
    return reply
  }
}
