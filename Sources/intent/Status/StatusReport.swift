import FileSpool
import IntentCore
import IntentModel

/// A spool at a glance.
///
/// Made at a bounded cost, however much lies in the spool: each section says of how much it speaks.
struct StatusReport: Sendable {
  var spool: String
  /// When the spool was looked at.
  var at: Timestamp
  var dispatcher: DispatcherSection
  var jobs: JobsSection
  var rates: RatesSection
  var batches: BatchesSection
  var schedules: SchedulesSection
  var waiting: WaitingSection
  var held: HeldSection
  var failures: FailuresSection

  /// The sections in the order in which people read them.
  private var sections: [any StatusSection] {
    [dispatcher, jobs, rates, batches, schedules, waiting, held, failures]
  }

  /// Looks a spool over.
  ///
  /// - Parameter failuresSince: Which failures are told, by how long ago they happened.
  init(of spool: FileSpool, at path: String, failuresSince: DurationText, now: Timestamp) throws(CommandFailure) {
    self.spool = path
    at = now
    do {
      let since = now.adding(milliseconds: -failuresSince.milliseconds)
      let look = try SpoolLook(
        over: spool, since: min(since, now.adding(milliseconds: -RatesSection.longest)), now: now)
      dispatcher = try DispatcherSection(of: spool, at: path)
      jobs = JobsSection(look)
      rates = RatesSection(look)
      batches = try BatchesSection(look, of: spool)
      schedules = try SchedulesSection(ScheduleShelf(spool, at: path), now: now)
      waiting = WaitingSection(look)
      held = HeldSection(look)
      failures = FailuresSection(look, since: since)
    } catch let failure as CommandFailure {
      throw failure
    } catch let error as SpoolError {
      throw CommandFailure(error)
    } catch {
      preconditionFailure("no other error is thrown above")
    }
  }

  /// Lines for a person.
  func lines(on terminal: Terminal) -> [String] {
    var lines = ["spool       " + PlainText.line(spool)]
    for (index, section) in sections.enumerated() {
      let part = section.lines(on: terminal)
      // What the dispatcher is goes together with where the spool is.
      if !part.isEmpty { lines += (index == 0 ? [] : [""]) + part }
    }
    return lines
  }
}

extension StatusReport: Encodable {
  private enum CodingKeys: String, CodingKey {
    case spool, at, dispatcher, jobs, jobsBeyondCount, pausedQueues, rates, batches, schedules, waiting, held
    case failures
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(spool, forKey: .spool)
    try container.encode(at, forKey: .at)
    try container.encode(dispatcher.running, forKey: .dispatcher)
    try container.encode(jobs, forKey: .jobs)
    try container.encode(jobs.atLeast.map(\.rawValue), forKey: .jobsBeyondCount)
    try container.encode(dispatcher.pausedQueues.map(\.text), forKey: .pausedQueues)
    try container.encode(rates, forKey: .rates)
    try container.encode(batches, forKey: .batches)
    try container.encode(schedules, forKey: .schedules)
    try container.encode(waiting, forKey: .waiting)
    try container.encode(held, forKey: .held)
    try container.encode(failures, forKey: .failures)
  }
}
