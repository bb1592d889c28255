internal import IntentCore
internal import IntentJSON
internal import IntentModel
internal import Synchronization

/// An attempt under way: what it was started with, and what it has said so far.
final class Attempt: Sendable {
  let start: AttemptStart
  let request: RequestBytes
  let startedAt: Timestamp
  let started: MonotonicInstant
  private let limits: AttemptLimits

  private struct State {
    var isCancelled = false
    var onCancel: (@Sendable () -> Void)?
    var progress: JSONText?
    var progressSent: MonotonicInstant?
    var logLines = 0
    var followUps: [NewJob] = []
    var followUpBytes = 0
  }

  /// Guards what the handler's threads and the host's change.
  private let state = Mutex(State())

  init(_ start: AttemptStart, limits: AttemptLimits, clock: some RuntimeClock) {
    self.start = start
    self.limits = limits
    request = RequestBytes(start)
    startedAt = clock.now()
    started = clock.monotonic()
  }

  var isCancelled: Bool { state.withLock { $0.isCancelled } }

  /// Asks the attempt to stop, once.
  func cancel() {
    let action = state.withLock { state in
      if state.isCancelled { return nil as (@Sendable () -> Void)? }
      state.isCancelled = true
      return state.onCancel
    }
    action?()
  }

  /// Says how the attempt is asked to stop. False: it was asked before, and `action` will not be called.
  func onCancel(_ action: (@Sendable () -> Void)?) -> Bool {
    state.withLock { state in
      state.onCancel = action
      return !state.isCancelled
    }
  }

  /// Keeps a report of progress. True: it is to be passed on, since the last one was long enough ago.
  func note(progress: JSONText, at now: MonotonicInstant) -> Bool {
    state.withLock { state in
      state.progress = progress
      if let sent = state.progressSent, now < sent.adding(nanoseconds: limits.progressInterval) { return false }
      state.progressSent = now
      return true
    }
  }

  /// Counts a line of log. True: it is to be passed on.
  func noteLogLine() -> Bool {
    state.withLock { state in
      state.logLines += 1
      return state.logLines <= limits.logLines
    }
  }

  /// Lines that were counted and not passed on.
  var droppedLogLines: Int { state.withLock { max(0, $0.logLines - limits.logLines) } }

  /// Keeps a follow-up. Nil: it was taken; else why it was not.
  func note(followUp: NewJob) -> String? {
    state.withLock { state in
      if state.followUps.count >= limits.followUps {
        return "one attempt submits at most \(limits.followUps) jobs: submit a job that submits the rest"
      }
      if state.followUpBytes + followUp.bytes.count > limits.followUpBytes {
        return "one attempt submits at most \(limits.followUpBytes) bytes of jobs: submit a job that submits the rest"
      }
      state.followUps.append(followUp)
      state.followUpBytes += followUp.bytes.count
      return nil
    }
  }

  /// What the attempt came to. Follow-ups are part of it only if it is completed.
  func result(_ ending: AttemptEnding, worker: String?, at now: MonotonicInstant) -> AttemptResult {
    let (progress, followUps) = state.withLock { ($0.progress, $0.followUps) }
    var keeps = false
    if case .completed = ending.outcome { keeps = true }
    return AttemptResult(
      outcome: ending.outcome, startedAt: startedAt, elapsed: now.nanoseconds - started.nanoseconds, worker: worker,
      progress: progress, exitStatus: ending.exitStatus, signal: ending.signal, followUps: keeps ? followUps : [])
  }
}
