import IntentCore
import IntentJSON
import IntentModel

/// The next runs of a rule.
struct UpcomingRuns {
  private let timeline: Timeline
  private let schedule: Schedule?
  private let runs: [Firing]

  init(_ timeline: Timeline, schedule: Schedule?, after: Timestamp, count: Int) {
    self.timeline = timeline
    self.schedule = schedule
    var runs: [Firing] = []
    var last = after
    while runs.count < count, let firing = timeline.next(after: last) {
      runs.append(firing)
      last = firing.at
    }
    self.runs = runs
  }

  private func notes(_ firing: Firing) -> [String] {
    var notes = [firing.note(in: timeline.zone)].compactMap { $0 }
    if let start = start(firing) { notes.append("starts at \(start.display), by its jitter") }
    return notes
  }

  /// nil: at its time.
  private func start(_ firing: Firing) -> Timestamp? {
    guard let schedule else { return nil }
    let delay = Occurrence(schedule.name, at: firing.at).delay(jitter: schedule.jitter)
    return delay > 0 ? firing.at.adding(milliseconds: delay) : nil
  }

  private var rule: String {
    switch timeline.rule {
    case .cron(let cron): "\(cron) in \(timeline.zone.name)"
    case .every(let seconds): "every \(DurationText(milliseconds: seconds * 1000))"
    }
  }

  /// Lines for a person.
  func lines(on terminal: Terminal) -> [String] {
    var head = schedule.map { "\($0.name): \(rule)" } ?? rule
    if schedule?.isEnabled == false { head += terminal.paint(" (disabled: it does not run)", .yellow) }
    guard !runs.isEmpty else { return [head, "never again"] }
    var table = Table([
      .init(title: "LOCAL TIME"), .init(title: "UTC"), .init(title: schedule == nil ? "" : "JOB"),
      .init(title: "NOTE", isFlexible: true),
    ])
    for firing in runs {
      let local = LocalTime(firing.at, in: timeline.zone)
      let id = schedule.map { Occurrence($0.name, at: firing.at).id.text } ?? ""
      table.add([
        .init("\(local.weekday) \(local.date) \(local.time) \(local.offset)"), .init(firing.at.display), .init(id),
        .init(notes(firing).joined(separator: "; "), .yellow),
      ])
    }
    return [head] + table.lines(on: terminal)
  }

  /// The members of an object.
  func write(to writer: inout JSONWriter) {
    writer.memberIfPresent("name", schedule?.name)
    switch timeline.rule {
    case .cron(let cron): writer.member("cron", cron.text)
    case .every(let seconds): writer.member("every", DurationText(milliseconds: seconds * 1000))
    }
    writer.member("timezone", timeline.zone.name)
    if let schedule { writer.member("enabled", schedule.isEnabled) }
    writer.array("runs") { writer in
      for firing in runs { write(firing, to: &writer) }
    }
  }

  private func write(_ firing: Firing, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("at", firing.at)
      writer.member("local", LocalTime(firing.at, in: timeline.zone).rfc3339)
      if let schedule { writer.member("id", Occurrence(schedule.name, at: firing.at).id) }
      writer.memberIfPresent("run_at", start(firing))
      let notes = notes(firing)
      if !notes.isEmpty { writer.member("notes", notes) }
    }
  }
}
