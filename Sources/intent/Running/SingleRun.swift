import IntentCore
import IntentJSON
import IntentModel
import IntentRuntime

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Executes one intent in this process: from the command line to the exit status, on the shortest way.
struct SingleRun {
  let request: RunRequest
  /// What JSON output begins with: an object.
  var preface = JSONText.emptyObject

  func run() throws(CommandFailure) -> Never {
    let params = try request.params.object()
    let (entry, services) = try request.find(request.key)
    if !entry.policy.enabled {
      throw CommandFailure(.unavailable, "the intent \(request.key) is disabled in \(request.registry)")
    }
    let oneShot = OneShot(
      try location(of: entry), sha256: entry.sha256, key: request.key, params: params, tenant: request.tenant,
      timeout: (request.timeout ?? entry.policy.timeout)?.duration,
      environment: PluginEnvironment(
        libraryDirectories: request.plugins, dataDirectory: DataPlace.path(request.givenData), services: services))
    // A handler's broken connection is an error to it, not this process's death.
    signal(SIGPIPE, SIG_IGN)
    let isTerminal = isatty(1) == 1
    let output = StandardOutput.protect()
    let log = StandardErrorLog(level: request.logLevel, clock: SystemClock())
    let key = request.key
    let result = oneShot.run(
      onProgress: ProgressLine.shown,
      onLog: { level, message in
        let level = LogLevel(rawValue: level) ?? .info
        if level >= log.level { log.write(level, "\(key): \(message)") }
      })
    end(SingleRunReport(key: key, attempt: result), output, isTerminal: isTerminal)
  }

  private func location(of entry: RegistryEntry) throws(CommandFailure) -> HandlerLocation {
    do {
      return try HandlerLocation(entry, plugins: request.plugins, folder: request.registryFolder)
    } catch {
      throw CommandFailure(.unavailable, error.message)
    }
  }

  /// Prints what came of it, and ends the process at once: a handler past its timeout may still run, and what it loaded
  /// need not be unloaded.
  private func end(_ report: SingleRunReport, _ output: StandardOutput, isTerminal: Bool) -> Never {
    fflush(nil)
    var status = report.status
    if let text = request.json ? prefaced(report.json) : report.output {
      let shown = isTerminal ? text.prettyPrinted() : text.text
      let number = output.write(Array((shown + "\n").utf8))
      if number == EPIPE {
        status = .io
      } else if number != 0 {
        ErrorOutput.say("cannot write to standard output: \(SystemError.text(number))")
        status = .io
      }
    }
    if let message = report.message { ErrorOutput.say(message) }
    _exit(status.rawValue)
  }

  private func prefaced(_ report: JSONText) -> JSONText {
    if preface == .emptyObject { return report }
    return preface.rewritingObject(dropping: []) { $0.members(of: report, except: preface.members.map(\.name)) }
  }
}
