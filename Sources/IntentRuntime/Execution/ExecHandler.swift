internal import CIntentABI
internal import CSystem
internal import IntentCore
internal import IntentJSON
internal import IntentModel

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Runs one attempt of a handler that is an executable: the job as JSON on standard input, the result as JSON on
/// standard output, lines of log on standard error, progress as JSON lines on the descriptor in INTENT_PROGRESS_FD, and
/// follow-up jobs, a line each, on that in INTENT_SUBMIT_FD.
///
/// It keeps its thread until the child is reaped: the system kills the child when the thread that started it ends.
struct ExecHandler {
  let attempt: Attempt
  let arguments: [String]
  let directory: String
  let host: PluginHost

  /// - Throws: `load_failed` if the program cannot be started, `cancelled` if the attempt was cancelled before.
  func run() throws(IntentError) -> AttemptEnding {
    let command = try ExecCommand(arguments, in: directory, for: attempt.start)
    let bell = try Bell()
    guard attempt.onCancel({ bell.ring() }) else {
      throw IntentError(.cancelled, "was cancelled before it began")
    }
    let (child, streams) = try start(command)
    let cause = supervise(child, streams, bell)
    let ending = ExecEnd(
      program: arguments.joined(separator: " "), cause: cause, output: streams.result,
      isTooLong: streams.isTooLong, lastWords: streams.lastWords, isCancelled: attempt.isCancelled
    ).ending(limit: host.limits.resultBytes)
    // It could not be told before, so it is not done.
    if case .completed = ending.outcome, let refusal = streams.submissions.refusal {
      return AttemptEnding(.failed(refusal), exitStatus: ending.exitStatus)
    }
    return ending
  }

  /// Starts the child. The ends of the pipes that it has are closed here, or their other ends would never end.
  private func start(_ command: ExecCommand) throws(IntentError) -> (pid_t, ExecStreams) {
    var input = try Pipe()
    var output = try Pipe()
    var error = try Pipe()
    var progress = try Pipe()
    var submissions = try Pipe()
    let (stdin, stdout, stderr) = (input.readEnd, output.writeEnd, error.writeEnd)
    let extra = (progress: progress.writeEnd, submissions: submissions.writeEnd)
    let child = try host.children.start { () throws(IntentError) in
      try command.spawn(
        input: stdin, output: stdout, error: stderr, progress: extra.progress, submissions: extra.submissions)
    }
    let streams = ExecStreams(
      input: input.takeWriteEnd(), output: output.takeReadEnd(), error: error.takeReadEnd(),
      progress: progress.takeReadEnd(), submission: submissions.takeReadEnd(), attempt: attempt, host: host)
    return (child, streams)
  }

  /// Feeds and reads the child until it has ended, ends what is left of its group, and reaps it.
  private func supervise(_ child: pid_t, _ streams: ExecStreams, _ bell: Bell) -> ExecEnd.Cause {
    let process = csystem_process_descriptor(child)
    defer { if process >= 0 { close(process) } }
    var isAsked = false
    var killAt = Int64.max
    while csystem_process_ended(child, 0) == 0 {
      // Where the system has no descriptor for a process, look after it often.
      var wait = process < 0 ? Int32(20) : -1
      if killAt != .max { wait = Int32(clamping: max(0, (killAt - csystem_monotonic()) / 1_000_000 + 1)) }
      let isRung = streams.wait(for: process, bell: isAsked ? -1 : bell.descriptor, milliseconds: wait)
      if isRung, !isAsked {
        isAsked = true
        kill(-child, SIGTERM)
        killAt = csystem_monotonic() + host.limits.killGrace * 1_000_000
      }
      if streams.isTooLong || csystem_monotonic() >= killAt {
        kill(-child, SIGKILL)
        killAt = .max
        if process < 0 || streams.isTooLong { _ = csystem_process_ended(child, 1) }
      }
    }
    host.children.end(child)
    streams.drain()
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      // Where the parent ignores SIGCHLD, the system keeps no status.
      if errno != EINTR { return .unknown }
    }
    return ExecEnd.Cause(status: status)
  }
}
