import ArgumentParser
import IntentModel

/// What a job may say of itself beside its intent and parameters.
struct JobOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The job's id; one is made up by default.", valueName: "id"), transform: Parsing.id)
  var id: JobID?

  @Option(help: ArgumentHelp("Whose job it is.", valueName: "id"), transform: Parsing.tenant)
  var tenant: TenantID?

  @Option(help: ArgumentHelp("0 to 9, 9 first; 5 by default.", valueName: "n"))
  var priority: Int?

  @Option(help: ArgumentHelp("Retries after the first attempt; the registry's by default.", valueName: "n"))
  var maxRetries: Int?

  @Option(
    help: ArgumentHelp("Not before then: a time (2026-11-21T09:00:00Z) or from now (90s, 2h).", valueName: "when"),
    transform: Parsing.future)
  var runAt: Timestamp?

  @Option(
    help: ArgumentHelp("Not after then: a time, or from now.", valueName: "when"), transform: Parsing.future)
  var expiresAt: Timestamp?

  @Option(help: ArgumentHelp("At most one unfinished job has this key.", valueName: "key"))
  var uniqueKey: String?

  @Option(help: ArgumentHelp("Who asks for it, for whoever approves it and for the record.", valueName: "name"))
  var requestedBy: String?

  @Option(help: ArgumentHelp("What it is asked for.", valueName: "text"))
  var reason: String?

  @OptionGroup var chain: ChainOptions

  func validate() throws {
    if let priority, !(0...9).contains(priority) { throw ValidationError("--priority takes 0 to 9, not \(priority)") }
    if let maxRetries, !(0...100).contains(maxRetries) {
      throw ValidationError("--max-retries takes 0 to 100, not \(maxRetries)")
    }
  }

  /// Whether none were given.
  var isEmpty: Bool {
    id == nil && tenant == nil && priority == nil && maxRetries == nil && runAt == nil && expiresAt == nil
      && uniqueKey == nil && requestedBy == nil && reason == nil && chain.isEmpty
  }
}
