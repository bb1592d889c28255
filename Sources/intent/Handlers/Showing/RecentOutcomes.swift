import FileSpool
import IntentCore
import IntentJSON
import IntentModel
import IntentRuntime

/// How the last jobs of an intent ended.
///
/// Found at a bounded cost, however many records there are: the newest of each state are read, and those of the intent
/// are kept.
struct RecentOutcomes {
  /// One of them.
  struct Outcome: Sendable {
    var id: String
    var state: JobState
    var endedAt: Timestamp
    /// How long the last attempt took; nil: there was none.
    var milliseconds: Int64?
    var error: String?
  }

  private static let shown = 5
  private static let reads = 500
  private static let looks = 100_000

  /// The last one first.
  let outcomes: [Outcome]
  /// Whether there are no records but those that were read.
  let isComplete: Bool
  let totals: IntentTotals?

  init(of key: IntentKey, in spool: FileSpool, at path: String) throws(CommandFailure) {
    var (found, isComplete) = ([Outcome](), true)
    do throws(SpoolError) {
      for state in [JobState.completed, .failed, .cancelled] {
        let survey = try spool.survey(state, SurveyQuestion(reads: Self.reads, looks: Self.looks))
        if survey.count > survey.found.count { isComplete = false }
        found += survey.found.compactMap { Self.outcome($0, of: key) }
      }
    } catch {
      throw CommandFailure(error)
    }
    found.sort { $0.endedAt > $1.endedAt }
    outcomes = Array(found.prefix(Self.shown))
    self.isComplete = isComplete
    totals = IntentTotals(of: key, from: "\(path)/metrics/intent.prom")
  }

  func lines(on terminal: Terminal) -> [String] {
    var lines: [String] = []
    if outcomes.isEmpty {
      let nothing =
        isComplete ? "no job of it has ended yet" : "none among the last \(Self.reads) records of each state"
      lines.append(terminal.paint(nothing, .dim))
    } else {
      var table = Table([
        .init(title: "ENDED"), .init(title: "STATE"), .init(title: "TOOK", alignment: .right),
        .init(title: "JOB", isFlexible: true), .init(title: "ERROR", isFlexible: true),
      ])
      for outcome in outcomes {
        let took = outcome.milliseconds.map { DurationText(milliseconds: $0).description } ?? "-"
        table.add([
          .init(outcome.endedAt.display), .init(outcome.state.rawValue, outcome.state.color), .init(took),
          .init(outcome.id), .init(outcome.error ?? ""),
        ])
      }
      lines += table.lines(on: terminal)
    }
    if let totals {
      lines.append(
        terminal.paint(
          "in all: \(totals.completed) completed, \(totals.failed) failed, \(totals.cancelled) cancelled; "
            + "\(totals.attempts) attempts, \(totals.retries) retries", .dim))
    }
    return lines
  }

  private static func outcome(_ found: Survey.Found, of key: IntentKey) -> Outcome? {
    let summary = RecordSummary(found.job)
    guard summary.key == key.text else { return nil }
    let attempts = (try? JSONText(validating: found.job.bytes, limits: JobReader.recordLimits))?["attempts"]
    let last = attempts.flatMap { Array($0.elements).last }
    func time(_ name: String) -> Timestamp? { last?[name]?.string.flatMap { try? Timestamp(rfc3339: $0) } }
    let took = time("started_at").flatMap { start in time("ended_at").map { $0.milliseconds(since: start) } }
    return Outcome(
      id: summary.id, state: found.job.state, endedAt: summary.completedAt ?? found.at, milliseconds: took,
      error: summary.errorMessage)
  }
}

extension RecentOutcomes: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.array("recent") { writer in
        for outcome in outcomes {
          writer.object { writer in
            writer.member("id", outcome.id)
            writer.member("state", outcome.state.rawValue)
            writer.member("ended_at", outcome.endedAt)
            writer.memberIfPresent("took_ms", outcome.milliseconds)
            writer.memberIfPresent("error_message", outcome.error)
          }
        }
      }
      writer.member("is_complete", isComplete)
      guard let totals else { return }
      writer.object("totals") { writer in
        writer.member("completed", totals.completed)
        writer.member("failed", totals.failed)
        writer.member("cancelled", totals.cancelled)
        writer.member("attempts", totals.attempts)
        writer.member("retries", totals.retries)
      }
    }
  }
}
