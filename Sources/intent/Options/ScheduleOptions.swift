import ArgumentParser
import IntentCore
import IntentJSON
import IntentModel

/// When a schedule runs, and how.
struct ScheduleOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Five fields, or @daily and the like: '30 9 * * MON-FRI'.", valueName: "expr"))
  var cron: String?

  @Option(help: ArgumentHelp("A fixed interval: 30s, 15m, 2h, 1d.", valueName: "duration"))
  var every: String?

  @Option(help: ArgumentHelp("Whose clocks --cron goes by: an IANA name. UTC by default.", valueName: "zone"))
  var timezone: String?

  @Option(
    help: ArgumentHelp(
      "Which of the runs that were missed are made up for: none, latest (default), all or all=10.", valueName: "which"))
  var missed: String?

  @Option(
    help: ArgumentHelp(
      "What becomes of a run while the job before is not finished: queue (default) or skip.", valueName: "how"))
  var overlap: String?

  @Option(help: ArgumentHelp("Start each job up to so much later.", valueName: "duration"))
  var jitter: String?

  @Option(
    help: ArgumentHelp("Not before then; intervals count from it: a time, or from now.", valueName: "when"),
    transform: Parsing.future)
  var start: Timestamp?

  @Option(help: ArgumentHelp("Not after then: a time, or from now.", valueName: "when"), transform: Parsing.future)
  var end: Timestamp?

  @Option(help: ArgumentHelp("For people.", valueName: "text"))
  var description: String?

  @Flag(help: "Add it, and let it not run yet.")
  var disabled = false

  /// Whether none were given.
  var isEmpty: Bool {
    cron == nil && every == nil && timezone == nil && missed == nil && overlap == nil && jitter == nil && start == nil
      && end == nil && description == nil && !disabled
  }

  /// Writes the members of a schedule that they are. What is wrong with them its reader tells.
  func write(to writer: inout JSONWriter) {
    writer.memberIfPresent("cron", cron)
    writer.memberIfPresent("every", every)
    writer.memberIfPresent("timezone", timezone)
    if let missed, missed.hasPrefix("all="), let bound = Int(missed.dropFirst(4)) {
      writer.object("missed") { $0.member("all", bound) }
    } else {
      writer.memberIfPresent("missed", missed)
    }
    writer.memberIfPresent("overlap", overlap)
    writer.memberIfPresent("jitter", jitter)
    // A start that was given as "in 2h" is no whole second, from which intervals count.
    writer.memberIfPresent("start", start.map { Timestamp(milliseconds: $0.milliseconds / 1000 * 1000) })
    writer.memberIfPresent("end", end)
    writer.memberIfPresent("description", description)
    if disabled { writer.member("enabled", false) }
  }
}
