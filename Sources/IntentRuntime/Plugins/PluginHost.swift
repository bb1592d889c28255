internal import CIntentABI
internal import IntentCore
internal import IntentJSON
internal import IntentModel

/// The host side of the plugin boundary: runs attempts of handlers in libraries and in executables, in this process.
///
/// - Every attempt that is started ends in exactly one ``AttemptEvents/finished(_:_:)``, unless the process ends
///   first: what does not load ends as held, what was cancelled before it began as cancelled.
/// - Handlers run on threads of the host's own, never on the caller's.
/// - A host lives as long as the process: libraries keep its address. Make one.
public final class PluginHost: Sendable {
  let attempts = AttemptTable()
  let limits: AttemptLimits
  let events: any AttemptEvents
  let clock = SystemClock()
  let services: ServiceHost
  let pool: ThreadPool
  /// Opens the libraries; ask it what it opened.
  public let loader: LibraryLoader
  private let worker: String?
  /// The C functions that handlers call, with this host as their context.
  private let table = HostTable()
  /// The process groups of exec handlers.
  let children = ProcessGroups()

  /// A host of a process.
  ///
  /// - Parameters:
  ///   - worker: How this process is called in results.
  ///   - events: Is told what becomes of attempts.
  public convenience init(
    environment: PluginEnvironment, worker: String? = nil, limits: AttemptLimits = AttemptLimits(),
    events: any AttemptEvents
  ) {
    self.init(environment: environment, worker: worker, limits: limits, pool: ThreadPool(), events: events)
  }

  init(
    environment: PluginEnvironment, worker: String?, limits: AttemptLimits, pool: ThreadPool, events: any AttemptEvents
  ) {
    let loader = LibraryLoader()
    self.loader = loader
    self.limits = limits
    self.worker = worker
    self.pool = pool
    self.events = events
    services = ServiceHost(environment: environment, loader: loader, attempts: attempts, events: events)
    table.fill(for: self)
  }

  /// Starts an attempt, and returns at once.
  ///
  /// - Precondition: The token is new.
  public func start(_ start: AttemptStart) {
    let attempt = Attempt(start, limits: limits, clock: clock)
    precondition(attempts.insert(attempt), "the token \(start.token) is in use: a token is never used again")
    pool.run { self.run(attempt) }
  }

  /// Asks an attempt to stop. One that has ended is left alone; one whose handler does not listen goes on.
  public func cancel(_ token: UInt64) {
    attempts[token]?.cancel()
  }

  /// How many attempts are under way.
  public var attemptCount: Int { attempts.count }

  /// Kills the process groups of all exec handlers: what a process does before it leaves attempts behind.
  public func killChildren() { children.killAll() }

  /// Ends an attempt. False: it had ended before, and nothing was changed.
  @discardableResult
  func end(_ token: UInt64, _ ending: (Attempt) -> AttemptEnding) -> Bool {
    guard let attempt = attempts.end(token) else { return false }
    let dropped = attempt.droppedLogLines
    if dropped > 0 {
      events.log(
        token, level: UInt32(INTENT_WARNING), "\(dropped) more lines of log were left out, past \(limits.logLines)")
    }
    events.finished(token, attempt.result(ending(attempt), worker: worker, at: clock.monotonic()))
    return true
  }

  private func run(_ attempt: Attempt) {
    let token = attempt.start.token
    do throws(IntentError) {
      switch attempt.start.location {
      case .library(let path):
        let handler = try loader.handler(at: path, for: attempt.start.key, sha256: attempt.start.sha256)
        run(attempt, by: handler)
      case .exec(let arguments, let directory):
        if case .exhausted = attempt.start.purpose { return endUnheard(attempt) }
        let handler = ExecHandler(attempt: attempt, arguments: arguments, directory: directory, host: self)
        let ending = try handler.run()
        end(token) { _ in ending }
      }
    } catch {
      end(token) { _ in AttemptEnding(error) }
    }
  }

  /// Ends the call of a hook that the handler does not have. An executable never has one.
  private func endUnheard(_ attempt: Attempt) {
    end(attempt.start.token) { _ in AttemptEnding(.completed(.null)) }
  }

  private func run(_ attempt: Attempt, by handler: LoadedHandler) {
    let (host, token) = (table.pointer, attempt.start.token)
    if case .exhausted = attempt.start.purpose, !handler.hearsExhaustion { return endUnheard(attempt) }
    var onCancel: (@Sendable () -> Void)?
    if let cancel = handler.cancel { onCancel = { [table] in cancel(table.pointer, token) } }
    guard attempt.onCancel(onCancel) else {
      end(token) { _ in AttemptEnding(IntentError(.cancelled, "was cancelled before it began")) }
      return
    }
    attempt.withRequest { request in
      switch attempt.start.purpose {
      case .execute: handler.execute(host, token, request)
      case .exhausted(let error):
        withOutcome(of: error) { handler.exhausted(host, token, request, $0) }
      }
    }
  }
}
