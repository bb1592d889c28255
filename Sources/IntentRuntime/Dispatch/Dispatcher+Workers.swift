import IntentCore
import IntentModel

extension Dispatcher {
  /// Starts what is missing: the configured number of workers, and one for suspects while there are any.
  func keepWorkers() {
    guard phase == .running else { return }
    if let until = launchBackoff.until, now < until { return }
    let active = workers.filter { !$0.isRetiring }
    for _ in active.count(where: { !$0.isQuarantine })..<max(configuration.workers, active.count) {
      guard active.count(where: { !$0.isQuarantine }) < configuration.workers, launch(isQuarantine: false) else {
        break
      }
      if workers.count(where: { !$0.isRetiring && !$0.isQuarantine }) >= configuration.workers { break }
    }
    if !suspects.isEmpty, !active.contains(where: \.isQuarantine) { _ = launch(isQuarantine: true) }
    startSuspect()
    for worker in workers where worker.isQuarantine && worker.running.isEmpty && suspects.isEmpty { retire(worker) }
  }

  private func launch(isQuarantine: Bool) -> Bool {
    do {
      let worker = try launcher.launch(
        name: "worker-\(nextWorkerNumber)", generation: generation, isQuarantine: isQuarantine)
      nextWorkerNumber += 1
      worker.send(
        .configure(
          PluginEnvironment(
            libraryDirectories: configuration.plugins, dataDirectory: configuration.data, services: catalog.services)))
      workers.append(worker)
      recordWorkers()
      return true
    } catch {
      if launchBackoff.until == nil { log.note(.error, error.description) }
      launchBackoff.failed(now: now)
      return false
    }
  }

  /// Leaves a successor the means to end workers that outlive this process.
  func recordWorkers() {
    do {
      try spool.record(processes: workers.map(\.identity))
    } catch {
      lookLater(error)
    }
  }

  /// Gives a worker nothing more, and lets it go once it runs nothing.
  func retire(_ worker: WorkerProcess) {
    worker.isRetiring = true
    guard worker.running.isEmpty else { return }
    workers.removeAll { $0 === worker }
    _ = worker.reap()
    recordWorkers()
  }

  /// Replaces a worker that has done much or grown large, or is of an older generation.
  func retireIfWorn(_ worker: WorkerProcess) {
    guard workers.contains(where: { $0 === worker }) else { return }
    if worker.isRetiring {
      retire(worker)
    } else if worker.startedCount >= configuration.recycleAfter || worker.generation != generation
      || (worker.isDueForMemoryCheck(now: now)
        && ProcessFacts.residentMemory(of: worker.identity.pid) > configuration.recycleAbove)
    {
      retire(worker)
    }
  }

  func flushWorkers() {
    startSuspect()
    for worker in workers where !worker.flush() {
      worker.kill()
      bury(worker)
    }
  }

  /// At the end: nothing runs any more, so each exits at the end of its conversation.
  func endWorkers() {
    for worker in workers {
      if !worker.running.isEmpty { worker.kill() }
      _ = worker.reap()
    }
    workers = []
    recordWorkers()
  }
}
