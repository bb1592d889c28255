import IntentCore
import IntentModel

extension Dispatcher {
  /// Takes a changed registry or changed libraries up: new attempts use them, in workers of their own, older workers go as
  /// they fall idle, and jobs that were held for want of them run.
  func reloadIfChanged() {
    let start = now
    guard phase == .running, let change = catalog.watcher.takeChange(now: start) else { return }
    defer { catalog.watcher.tookUp(since: start, now: now) }
    if change == .otherFiles {
      catalog.forget()
      return releaseHeld()
    }
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
    let what = services == catalog.registry.services ? "registry or libraries" : "services"
    log.note(.info, "\(what) changed: taken up by new workers; those of before go as they fall idle")
    for worker in workers { retireIfWorn(worker) }
    refreshBatches()
    releaseHeld()
  }
}
