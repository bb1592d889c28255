import Foundation

// Who runs the jobs, and how that ends.
extension Soak {
  /// What a dispatcher that was told to stop takes at most: its jobs' time, that for giving them back, and some to spare.
  private static let shutdown = 2.0
  private static let patience = 15.0

  func startDispatcher() throws {
    dispatcherCount += 1
    figures.starts += 1
    let keep = "\(Int(options.keep))s"
    dispatcher = try bench.start(
      [
        "work", "--workers", "2", "--shutdown-timeout", "\(Int(Self.shutdown))s", "--kill-grace", "1s",
        "--keep", "completed=\(keep)", "--keep", "cancelled=\(keep)", "--keep", "rejected=\(keep)",
      ], log: "dispatcher-\(dispatcherCount)")
  }

  /// Starts another one where it has ended by itself: only because a command owned the spool, or the registry was broken.
  func keepDispatcher() throws {
    guard let running = dispatcher, running.hasEnded else { return }
    let ending = running.ending
    switch ending.status {
    case 75: figures.operations["a start that met a command", default: 0] += 1
    case 65,
      78 where ending.errors.contains("libary"):
      figures.reloads["a start with a broken registry", default: 0] += 1
      try bench.write(registry: SoakRegistry.whole(isFirst: true))
    default: violations.append("the dispatcher ended by itself with \(ending.status): \(ending.errors.suffix(2000))")
    }
    try startDispatcher()
  }

  /// Stops it by one TERM or two; all that runs ends or is handed back in time.
  func stopDispatcher(times: Int) throws {
    guard let running = dispatcher else { return }
    let began = Date()
    running.signal(SIGTERM)
    if times > 1 {
      usleep(UInt32.random(in: 0...300_000, using: &random))
      running.signal(SIGTERM)
    }
    dispatcher = nil
    guard let ending = running.wait(seconds: Self.patience) else {
      violations.append("the dispatcher did not heed TERM within \(Self.patience) s: \(running.errors.suffix(2000))")
      running.signal(SIGKILL)
      return
    }
    figures.longestStop = max(figures.longestStop, Date().timeIntervalSince(began))
    // It may not have come far enough to know what a TERM is.
    if ![0, -SIGTERM, 75, 65, 78].contains(ending.status) {
      violations.append("stopped by TERM, the dispatcher ended with \(ending.status): \(ending.errors.suffix(2000))")
    }
    if ending.status == 0, !bench.names("processing").isEmpty {
      violations.append("stopped by TERM, the dispatcher left \(bench.names("processing")) in processing")
    }
  }

  /// Kills something, or stops it, and starts it again.
  func kill() throws {
    guard let running = dispatcher, !running.hasEnded else { return }
    let workers = Workbench.workers(spool: bench.spool)
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<40:
      figures.kills["kill -9 of the dispatcher", default: 0] += 1
      try killDispatcher(running)
    case 40..<75:
      guard let worker = workers.randomElement(using: &random) else { return }
      figures.kills["kill -9 of a worker", default: 0] += 1
      Foundation.kill(worker, SIGKILL)
    case 75..<85:
      figures.kills["kill -9 of all at once", default: 0] += 1
      for worker in workers { Foundation.kill(worker, SIGKILL) }
      try killDispatcher(running)
    case 85..<93:
      figures.kills["TERM", default: 0] += 1
      try stopDispatcher(times: 1)
      try startDispatcher()
    default:
      figures.kills["TERM twice", default: 0] += 1
      try stopDispatcher(times: 2)
      try startDispatcher()
    }
  }

  private func killDispatcher(_ running: BenchProgram) throws {
    running.signal(SIGKILL)
    dispatcher = nil
    _ = running.wait(seconds: Self.patience)
    // A successor comes at once, or a little later; orphaned workers are then at most on their way out.
    let pause = Bool.random(using: &random) ? 0 : Double.random(in: 0...0.4, using: &random)
    later.append((Date().addingTimeInterval(pause), { [unowned self] in try startDispatcher() }))
  }
}
