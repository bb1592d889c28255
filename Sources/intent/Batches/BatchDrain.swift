import FileSpool
import IntentCore
import IntentModel
import IntentRuntime
import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Runs a dispatcher in this process until one batch is at rest, and shows how far it is meanwhile.
///
/// The dispatcher has the calling thread, as it has in `intent work`; the batch is followed by another, which has the
/// dispatcher stop when it is done. Whatever else the spool has to do is done too.
struct BatchDrain {
  let id: JobID
  let spool: FileSpool
  let options: DispatcherOptions

  /// - Returns: How the batch is; nil: interrupted before it was at rest.
  func run() throws(CommandFailure) -> BatchSnapshot? {
    let state = Mutex(State())
    let thread = PlainThread { [id, spool, path = options.spool.path] in
      var following = BatchFollowing(id, in: spool, at: path)
      let result: Result<BatchSnapshot?, CommandFailure>
      do throws(CommandFailure) {
        result = .success(try following.follow(whileTrue: { state.withLock { !$0.isOver } }))
      } catch {
        result = .failure(error)
      }
      let stops = state.withLock { state in
        state.result = result
        return !state.isOver
      }
      // As from outside: it finishes what runs.
      if stops { kill(getpid(), SIGTERM) }
    }
    var failure: CommandFailure?
    do throws(CommandFailure) {
      _ = try DispatcherRun(
        options, mode: .work, logLevel: options.logLevel ?? .warning, clearsLine: ProgressDisplay.draws
      ).run()
    } catch {
      failure = error
    }
    // A word to stop that comes after the dispatcher has gone would end this process.
    signal(SIGTERM, SIG_IGN)
    state.withLock { $0.isOver = true }
    thread.join()
    if let failure { throw failure }
    // What it came to while the dispatcher stopped counts.
    if case .failure(let error)? = state.withLock({ $0.result }) { throw error }
    let last = try BatchSnapshot(id, in: spool)
    return last?.isAtRest == true ? last : nil
  }

  private struct State {
    var isOver = false
    var result: Result<BatchSnapshot?, CommandFailure>?
  }
}
