internal import CIntentABI
internal import Synchronization

/// Runs the handlers' tasks on threads of the host, which multiply while handlers block: Swift's own pool has as many
/// threads as the machine has cores, and twenty handlers that wait for a database would stand in line there.
final class HostExecutor: TaskExecutor, @unchecked Sendable {
  // Sendable although it holds a pointer: the host lives as long as the process, and any thread may call it.
  private let host: UnsafePointer<intent_host>
  /// What the host runs in this library.
  let attempts = RunningAttempts()

  /// The executors of all hosts: one in a worker, several in tests. They live as long as their hosts do.
  private static let all = Mutex<[HostExecutor]>([])

  static func of(_ host: UnsafePointer<intent_host>) -> HostExecutor {
    all.withLock { all in
      if let executor = all.first(where: { $0.host == host }) { return executor }
      let executor = HostExecutor(host)
      all.append(executor)
      return executor
    }
  }

  private init(_ host: UnsafePointer<intent_host>) {
    self.host = host
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let step = UnsafeMutablePointer<Step>.allocate(capacity: 1)
    step.initialize(to: Step(job: UnownedJob(job), executor: asUnownedTaskExecutor()))
    host.pointee.run(
      host,
      { argument in
        let step = argument!.assumingMemoryBound(to: Step.self)
        let (job, executor) = (step.pointee.job, step.pointee.executor)
        step.deallocate()
        job.runSynchronously(on: executor)
      }, step)
  }

  /// The next part of a task, up to where it waits. Both of its members are plain references that nobody counts.
  private struct Step {
    var job: UnownedJob
    var executor: UnownedTaskExecutor
  }
}
