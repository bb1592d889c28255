import ArgumentParser
import FileSpool
import IntentCore
import IntentJSON
import IntentModel
import IntentRuntime

/// `intent batch run`
struct BatchRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Execute an intent once for each of many items.",
    discussion: """
      An item is an object of parameters, which are added to those of --params and win over them. JSON Lines: an object a \
      line. CSV: the first row names the parameters, with a type where they are no text (amount:number, urgent:bool, \
      tags:json); an empty field is a parameter that is left out. A line that is no item is told with its number, counts \
      as failed, and stops nothing.

      The command follows the batch to its end. ^C stops following; the batch goes on. It exits with 0 if all items \
      completed, 70 if some failed, 65 if nothing but lines that are no items did, 75 if it was paused or held.

      Examples:
        intent batch run communication.exec.send_message --items tonight.csv --params '{"subject": "Notice"}'
        intent batch run communication.exec.send_message --items tonight.csv --dry-run
        generate | intent batch run runtime.query.echo --items - --detach
      """)

  @Argument(help: "The intent's key, as in communication.exec.send_message.", transform: Parsing.key)
  var key: IntentKey

  @OptionGroup var items: BatchItemsOptions
  @OptionGroup var params: ParamsOptions
  @OptionGroup var job: JobOptions

  @Flag(help: "Check every item, by the handler's own word too, and execute nothing.")
  var dryRun = false

  @Flag(help: "Do not wait for the batch; print its id.")
  var detach = false

  @Flag(help: "Run a dispatcher here until the batch has ended, unless one runs already.")
  var drain = false

  @Option(help: ArgumentHelp("Worker processes, with --drain.", valueName: "n"))
  var workers: Int?

  @OptionGroup var spool: SpoolOptions
  @OptionGroup var registry: RegistryOptions
  @OptionGroup var data: DataOptions

  @Option(
    help: ArgumentHelp("What an accepted batch survives: power (a power cut) or process.", valueName: "level"))
  var durability = DurabilityLevel.power

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if detach, drain { throw ValidationError("--detach does not wait, and --drain does: give one of them") }
    if dryRun, detach || drain {
      throw ValidationError("--dry-run executes nothing: --detach and --drain do not go with it")
    }
    if items.items == "-", params.paramsFile == "-" {
      throw ValidationError("--items and --params-file cannot both come from standard input")
    }
    if workers != nil, !drain { throw ValidationError("--workers goes with --drain") }
  }

  func run() throws {
    let source = try items.source()
    let common = try params.object()
    let (entry, _) = try registry.find(key)
    if !entry.policy.enabled {
      throw CommandFailure(.unavailable, "the intent \(key) is disabled in \(registry.registry)")
    }
    if dryRun {
      return try BatchTrial(entry: entry, source: source, common: common, registry: registry, asJSON: output.json).run()
    }
    let spool = try spool.open(durability: durability)
    let submitted = try BatchSubmission(
      spool: spool, source: source, job: job.compose(key, common), key: key, id: job.id,
      concurrency: items.concurrency, rate: items.rate, redact: entry.policy.redact
    ).submit()
    if detach { return try tell(submitted) }
    try follow(submitted, spool)
  }

  private func tell(_ batch: BatchSubmission.Submitted) throws {
    var printer = LineBuffer()
    if output.json {
      try printer.object { writer in
        writer.member("id", batch.id)
        writer.member("items", batch.items)
        writer.member("malformed", batch.malformed)
      }
    } else {
      try printer.line(batch.id.text)
    }
    try printer.flush()
    if batch.malformed > 0 {
      throw CommandFailure(
        .badData,
        "\(Quantity.count(batch.malformed)) of \(Quantity.count(batch.items, "line")) are no items and will fail; the batch "
          + "\(batch.id) was submitted with them")
    }
  }

  private func follow(_ batch: BatchSubmission.Submitted, _ spool: FileSpool) throws {
    let isAlone = SpoolHolder(spool: self.spool.path) == nil
    ErrorOutput.line("\(batch.id): \(Quantity.count(batch.items, "item")) submitted")
    let ending: BatchSnapshot?
    if drain, isAlone {
      ending = try BatchDrain(id: batch.id, spool: spool, options: try dispatcherOptions()).run()
      if ending == nil {
        throw CommandFailure(
          .tryAgain, "\(batch.id): interrupted; it goes on where it was with intent work or intent drain")
      }
    } else {
      Interruption.hear()
      if isAlone {
        ErrorOutput.say("no dispatcher runs: the batch begins with intent work (or run it here with --drain)")
      }
      var following = BatchFollowing(batch.id, in: spool, at: self.spool.path)
      ending = try following.follow { !Interruption.hasCome }
    }
    guard let ending else { throw BatchInterruption.failure(batch.id) }
    try BatchTelling(asJSON: output.json).tell(BatchEnding(snapshot: ending, malformed: batch.malformed))
  }

  private func dispatcherOptions() throws -> DispatcherOptions {
    var arguments = [
      "--spool", spool.path, "--registry", registry.registry, "--plugins", registry.plugins.joined(separator: ":"),
      "--data", data.path, "--durability", durability.rawValue,
    ]
    if let workers { arguments += ["--workers", String(workers)] }
    return try DispatcherOptions.parse(arguments)
  }
}
