#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The worker program.
struct WorkerCheckup: Checkup {
  var path = WorkerProgram.path

  func findings() -> [Finding] {
    if access(path, X_OK) == 0 { return [.fine("worker", path)] }
    let reason = SystemError.text(errno)
    return [
      .problem(
        "worker", "the worker program \(path) cannot be executed: \(reason)",
        remedy: "put intent-worker beside intent, or set INTENT_WORKER to its path")
    ]
  }
}
