import IntentCore
import IntentJSON
import IntentModel

// What becomes of held jobs without anybody naming them: they are let go when what they waited for is there, and end when
// the time for their approval is over.
extension Dispatcher {
  /// Jobs that end in one turn of the loop, so that it goes on with the others meanwhile.
  private static let expiredAtOnce = 256

  /// Lets go of the jobs that were held for want of a deployment or by a rule, where what they waited for is there now,
  /// and takes note of until when the others wait.
  func releaseHeld() {
    var released: [JobID] = []
    held.forgetListed()
    do {
      try spool.list(.held) { listed in
        if isMended(listed) { released.append(listed.id) } else { note(held: listed) }
        return true
      }
    } catch {
      lookLater(error)
    }
    var count = 0
    for id in released {
      do {
        decided.append(.release(try spool.take(id), now: clock.now()))
        count += 1
      } catch  where error.code == .notFound {
        // Somebody moved it in between.
      } catch {
        lookLater(error)
        break
      }
    }
    if count > 0 {
      log.note(.info, "released \(count) held job(s): what they waited for is there now")
    }
  }

  /// Takes in which jobs have got to `held/`. What one of them waits for may have come while it was on its way.
  func takeHeld(_ results: [(Transition, CommitResult)]) {
    var mayBeMended = false
    for (transition, _) in results where held.arrived(transition, version: catalog.version) { mayBeMended = true }
    if mayBeMended, phase == .running { releaseHeld() }
  }

  private func isMended(_ listed: ListedJob) -> Bool {
    guard let text = try? JSONText(validating: listed.bytes, limits: JobReader.recordLimits),
      let reason = text["held"].flatMap(HeldReason.init),
      let key = text["intent_key"]?.string.flatMap({ try? IntentKey($0) }), let entry = catalog.registry[key],
      entry.policy.enabled
    else { return false }
    switch reason.kind {
    case .unknownIntent, .disabled: return true
    case .approvalRequired: return !entry.policy.approval.isRequired
    case .loadFailed:
      switch catalog.resolve(entry) {
      case .success: return true
      case .failure(.unloadable): return false
      case .failure(.fault(let error)):
        lookLater(error)
        return false
      }
    default: return false
    }
  }

  private func note(held listed: ListedJob) {
    held.note(listed.id, expiry: RecordSummary(listed).held?.expiry)
  }

  /// Finds what a person put into `held/`.
  func noteHeldByHand() {
    do {
      let ids = try spool.ids(.held)
      held.keep(Set(ids))
      for id in ids where !held.contains(id) {
        if let listed = try heldJob(id) { note(held: listed) }
      }
    } catch {
      lookLater(error)
    }
  }

  /// Ends the jobs that nobody approved in time.
  func expireHeld() {
    guard phase == .running, !committer.isFaulty, held.nextExpiry != nil else { return }
    let now = clock.now()
    for _ in 0..<Self.expiredAtOnce {
      guard let id = held.popExpired(at: now) else { return }
      do {
        guard let listed = try heldJob(id), let reason = RecordSummary(listed).held, let expiry = reason.expiry else {
          continue
        }
        guard expiry <= now else {
          held.note(id, expiry: expiry)
          continue
        }
        let claim = try spool.take(id)
        let redact = redaction(of: claim.job.key)
        if let transition = Transition.expire(
          claim, held: reason, redact: redact, redaction: redaction(of:), now: now)
        {
          commit(transition, claim)
        }
      } catch  where error.code == .notFound || error.code == .conflict {
        // Somebody moved it in between.
      } catch {
        // Looking again lists it with the others.
        lookLater(error)
        return
      }
    }
  }

  private func heldJob(_ id: JobID) throws(SpoolError) -> ListedJob? {
    try spool.find(id.text).first { $0.state == .held && $0.id == id }
  }
}
