import FileSpool
import IntentCore
import IntentModel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Tells events as they happen.
struct EventTail {
  private let spool: FileSpool
  private let filter: EventFilter
  private let asJSON: Bool
  private var line = EventLine(.output)
  private var printer = LineBuffer()
  /// Events that were told from the records: one that happened meanwhile is seen twice.
  private var told: Set<Told> = []

  private struct Told: Hashable {
    var id: String
    var state: JobState
    var changedAt: Timestamp

    init(_ event: JobEvent) {
      id = event.summary.id
      state = event.summary.state
      changedAt = event.changedAt
    }
  }

  init(_ spool: FileSpool, _ filter: EventFilter, asJSON: Bool) {
    self.spool = spool
    self.filter = filter
    self.asJSON = asJSON
  }

  /// Tells what happened before, then what happens, until the process is told to stop.
  mutating func run(limit: Int, since: Timestamp?) throws(CommandFailure) {
    let signals = SignalWait([SIGINT, SIGTERM, SIGHUP])
    do {
      // Before the records are looked at, so that nothing happens in between.
      let watch = try spool.watch(filter.states)
      try tellPast(limit: limit, since: since)
      while true {
        let news = signals.wait(milliseconds: watch.interval, descriptor: watch.descriptor)
        if !news.signals.isEmpty { return }
        try tell(try watch.take())
      }
    } catch let error as SpoolError {
      throw CommandFailure(error)
    } catch let error as CommandFailure {
      throw error
    } catch {
      throw CommandFailure(.io, "\(error)")
    }
  }

  private mutating func tellPast(limit: Int, since: Timestamp?) throws {
    let past = PastEvents(spool: spool, filter: filter, since: since, limit: limit)
    let (events, isComplete) = try past.find()
    if !isComplete { ErrorOutput.say("there is too much to look at all of it: what is shown of the past is a sample") }
    for event in events {
      told.insert(Told(event))
      try print(event)
    }
    try printer.flush()
  }

  private mutating func tell(_ news: SpoolWatch.News) throws(CommandFailure) {
    for job in news.jobs {
      var event = JobEvent(job)
      guard filter.admits(event), told.remove(Told(event)) == nil else { continue }
      // A drop, and what was moved as it is, bears its writer's time.
      if event.isMoved { event.at = SystemClock().now() }
      try print(event)
    }
    try printer.flush()
    if news.isIncomplete {
      ErrorOutput.say("some events were missed: more happened than could be told")
    }
  }

  private mutating func print(_ event: JobEvent) throws(CommandFailure) {
    if asJSON { try printer.json(event) } else { try printer.line(line.line(event)) }
  }
}
