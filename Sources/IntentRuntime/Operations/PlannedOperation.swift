import IntentCore

/// What an operation came to for one job, before the transitions of all of them are committed as one group.
enum PlannedOperation {
  /// Nothing is to be committed for it.
  case settled(OperationResult)
  /// Holds once the transition is committed.
  case pending(Transition, OperationResult)
}

extension Operations {
  /// Commits what was planned, in one group, and answers for all.
  func carryOut(_ plans: [PlannedOperation]) -> OperationReply {
    var reply = OperationReply()
    let transitions = plans.compactMap { plan -> Transition? in
      if case .pending(let transition, _) = plan { transition } else { nil }
    }
    var results: [CommitResult] = []
    var fault: SpoolError?
    if !transitions.isEmpty {
      do {
        results = try spool.commit(transitions)
      } catch {
        fault = error
        live?.commitLater(transitions)
      }
    }
    var next = results.makeIterator()
    reply.results = plans.map { plan in
      switch plan {
      case .settled(let result): result
      case .pending(_, let result): answer(result, next.next(), fault)
      }
    }
    return reply
  }

  private func answer(_ planned: OperationResult, _ result: CommitResult?, _ fault: SpoolError?) -> OperationResult {
    if let fault {
      let later = live == nil ? "it is mended at the next start" : "it is tried again until it works"
      return OperationResult(id: planned.id, .failed, "\(fault.message); nothing is lost: \(later)")
    }
    if result == .lost {
      return OperationResult(id: planned.id, .busy, "somebody else took the job meanwhile")
    }
    return planned
  }
}
