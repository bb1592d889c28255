import ArgumentParser
import IntentCore
import IntentJSON
import IntentModel
import IntentRuntime

/// `intent submit`
struct SubmitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit",
    abstract: "Submit a job, or a file of jobs. Prints their ids once they are on stable storage.",
    discussion: """
      Works with and without a running dispatcher. A file of jobs has one job a line (JSON Lines); lines that are no \
      jobs are told with their numbers, the others are submitted, and the exit status is 65.

      Examples:
        intent submit attendance.exec.check_in --params '{"student_id": "7"}'
        intent submit billing.exec.close_month --requested-by kim --reason "November"
        intent submit sales.exec.collect --on-success @cards.json --on-failure '{"intent_key": ...}'
        intent submit --from jobs.jsonl
        generate | intent submit --from - | xargs intent wait
      """)

  @Argument(help: "The intent's key, as in attendance.exec.check_in.", transform: Parsing.key)
  var key: IntentKey?

  @OptionGroup var params: ParamsOptions
  @OptionGroup var job: JobOptions

  @Option(
    help: ArgumentHelp("A file with one job a line; - for standard input.", valueName: "file"),
    completion: .file(extensions: ["jsonl"]))
  var from: String?

  @OptionGroup var spool: SpoolOptions
  @OptionGroup var registry: RegistryOptions

  @Option(
    help: ArgumentHelp("What an accepted job survives: power (a power cut) or process.", valueName: "level"))
  var durability = DurabilityLevel.power

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if from == nil, key == nil { throw ValidationError("name an intent, or a file of jobs with --from") }
    if from != nil, key != nil || !params.isEmpty || !job.isEmpty {
      throw ValidationError("--from takes whole jobs: an intent, its parameters and a job's options do not go with it")
    }
  }

  func run() throws {
    let submitter = JobSubmitter(spool: try spool.open(durability: durability))
    let report = SubmissionReport(asJSON: output.json)
    if let from {
      try submitLines(JSONLinesSubmission(path: from, submitter: submitter, report: report))
    } else if let key {
      try submitOne(key, submitter, report)
    }
  }

  private func submitOne(_ key: IntentKey, _ submitter: JobSubmitter, _ report: SubmissionReport) throws {
    var submitter = submitter
    var report = report
    let text = try job.compose(key, try params.object())
    do throws(JobError) {
      try submitter.add(Array(text.bytes))
    } catch {
      throw CommandFailure(.badData, error.message)
    }
    try report.tell(try submitter.submit())
    if report.refused > 0 { throw CommandFailure.silent(.badData) }
    warnIfUnknown(key)
  }

  /// A mistyped key is best told at once. It is no error: the job is held until a deployment brings the intent, and
  /// where jobs are submitted there need not be a registry.
  private func warnIfUnknown(_ key: IntentKey) {
    guard let lookup = try? RegistryLookup(RegistryFile.bytes(registry.registry)),
      (try? lookup.entry(for: key)) == .some(nil)
    else { return }
    ErrorOutput.say("\(registry.unknown(key, nearest: lookup.nearest(to: key)).message); the job will be held")
  }

  private func submitLines(_ submission: JSONLinesSubmission) throws {
    var submission = submission
    try submission.run()
    let report = submission.report
    if report.refused > 0 {
      throw CommandFailure(.badData, "lines refused: \(report.refused); jobs submitted: \(report.accepted)")
    }
  }
}
