import ArgumentParser
import IntentModel

/// Which jobs a command is about.
struct FilterOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Only jobs of this intent.", valueName: "key"), transform: Parsing.key)
  var intent: IntentKey?

  @Option(help: ArgumentHelp("Only jobs of this tenant.", valueName: "id"), transform: Parsing.tenant)
  var tenant: TenantID?

  @Option(
    help: ArgumentHelp("Only jobs that changed since then: a time, or how long ago (90m, 2d).", valueName: "when"),
    transform: Parsing.past)
  var since: Timestamp?

  /// The filter they make.
  var filter: JobFilter { JobFilter(intent: intent, tenant: tenant, since: since) }

  /// Whether there is no restriction.
  var isEmpty: Bool { intent == nil && tenant == nil && since == nil }
}
