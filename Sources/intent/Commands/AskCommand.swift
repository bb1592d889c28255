import ArgumentParser
import IntentCore
import IntentModel
import IntentRuntime

/// `intent ask`
struct AskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask",
    abstract: "Find an intent by words, show what was understood, and submit it.",
    discussion: """
      What can be said is in the registry: the patterns of its intents, and the placeholders in them. What is ambiguous is \
      not guessed: the candidates are shown, and at a terminal one may be chosen. A query is run at once, as by intent run; \
      anything else is a job, which is submitted when it is confirmed.

      Exits with 0 where a job was submitted, a query has run or --dry-run has shown what would be done; 1 where nobody \
      confirmed it; 65 for something ambiguous, or parameters that the handler would refuse; 66 if nobody of a name was \
      found; 69 if no pattern fits.

      Examples:
        intent ask "김하늘 학생 지각 보호자에게 알려줘"
        intent ask "오늘 출결 요약" --tenant main
        intent ask "tell Kim Haneul's guardians about being late" --yes --requested-by lee
        intent ask --list 지각
      """)

  @Argument(help: "What is wanted, in words; several arguments are one sentence.")
  var words: [String] = []

  @Flag(help: "List the patterns, those with all of the words.")
  var list = false

  @Flag(name: .shortAndLong, help: "Submit without asking.")
  var yes = false

  @Flag(help: "Show what was understood, and do nothing.")
  var dryRun = false

  @Flag(help: "Submit a query as a job, instead of running it here.")
  var submit = false

  @Flag(help: "Wait until the job has ended, and tell how.")
  var wait = false

  @Option(help: ArgumentHelp("The time zone of days and times; the registry's, else the machine's.", valueName: "zone"))
  var timezone: String?

  @Option(
    help: ArgumentHelp("As if it were asked then: a time, or from now.", valueName: "when"), transform: Parsing.future)
  var now: Timestamp?

  @OptionGroup var params: ParamsOptions
  @OptionGroup var job: JobOptions
  @OptionGroup var spool: SpoolOptions
  @OptionGroup var registry: RegistryOptions
  @OptionGroup var data: DataOptions

  @Option(
    help: ArgumentHelp("What an accepted job survives: power (a power cut) or process.", valueName: "level"))
  var durability = DurabilityLevel.power

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if words.isEmpty, !list { throw ValidationError("say what is wanted, as in: intent ask \"오늘 출결 요약\"") }
    if yes, dryRun { throw ValidationError("--dry-run submits nothing: --yes does not go with it") }
    if wait, dryRun { throw ValidationError("--dry-run submits nothing: --wait does not go with it") }
  }

  func run() throws {
    if list { return try PatternList(try book(), words: sentence).tell(asJSON: output.json) }
    try AskSession(command: self).run()
  }

  /// What was said.
  var sentence: String { words.joined(separator: " ") }

  /// The registry's patterns.
  func book() throws(CommandFailure) -> PatternBook {
    do throws(RegistryError) { return try PatternBook(RegistryFile.bytes(registry.registry)) } catch {
      throw registry.failure(error)
    }
  }

  /// Now, by the clocks that days and times go by.
  func time(_ book: PatternBook) throws(CommandFailure) -> AskingTime {
    AskingTime(now: now ?? SystemClock().now(), zone: try zone(book))
  }

  private func zone(_ book: PatternBook) throws(CommandFailure) -> TimeZoneRules {
    guard let name = timezone ?? book.timezone else { return try MachineTimeZone.rules() }
    do throws(TimeZoneError) { return try TimeZoneDatabase().rules(of: name) } catch {
      if timezone != nil { throw CommandFailure(error, field: "--timezone") }
      throw CommandFailure(.configuration, "\(registry.registry): timezone: \(error.message)")
    }
  }
}
