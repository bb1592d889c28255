import IntentCore
import IntentJSON
import IntentModel

extension Dispatcher {
  /// Takes a changed registry or changed libraries up: new attempts use them, older workers are replaced as they fall
  /// idle, and jobs that were held for want of them run.
  func reloadIfChanged() {
    guard phase == .running, catalog.watcher.takeChange(now: now) else { return }
    let services = catalog.registry.services
    do {
      try catalog.reload()
    } catch {
      log.note(.error, "the changed registry is not taken up, the old one stays in force: \(error)")
      return
    }
    limiter.configure(catalog.registry)
    metrics.know(catalog.registry)
    generation += 1
    mayClaim = true
    let change = services == catalog.registry.services ? "registry or libraries" : "services"
    log.note(.info, "\(change) changed: taken up; workers are replaced as they fall idle")
    for worker in workers where worker.running.isEmpty || worker.isQuarantine { retireIfWorn(worker) }
    releaseHeld()
  }

  /// Lets go of the jobs that were held for want of a deployment, where what they waited for is there now.
  func releaseHeld() {
    var released: [JobID] = []
    do {
      try spool.list(.held) { listed in
        if isMended(listed) { released.append(listed.id) }
        return true
      }
    } catch {
      storageFailed(error)
    }
    for id in released {
      do {
        decided.append(.release(try spool.take(id), now: clock.now()))
      } catch  where error.code == .notFound {
        // Somebody moved it in between.
      } catch {
        storageFailed(error)
        return
      }
    }
    if !released.isEmpty { log.note(.info, "released \(released.count) held job(s) whose handlers are there now") }
  }

  private func isMended(_ listed: ListedJob) -> Bool {
    guard let text = try? JSONText(validating: listed.bytes), let reason = text["held"].flatMap(HeldReason.init),
      let key = text["intent_key"]?.string.flatMap({ try? IntentKey($0) }), let entry = catalog.registry[key]
    else { return false }
    switch reason.kind {
    case .unknownIntent, .disabled: return entry.policy.enabled
    case .loadFailed:
      if case .success = catalog.resolve(entry) { return entry.policy.enabled }
      return false
    default: return false
    }
  }
}
