import ArgumentParser
import IntentJSON
import IntentModel

/// The job that each run of a schedule is.
struct ScheduleJobOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The intent that runs.", valueName: "key"), transform: Parsing.key)
  var intent: IntentKey?

  @Option(help: ArgumentHelp("Whose job it is.", valueName: "id"), transform: Parsing.tenant)
  var tenant: TenantID?

  @Option(help: ArgumentHelp("0 to 9, 9 first; 5 by default.", valueName: "n"))
  var priority: Int?

  @Option(help: ArgumentHelp("Retries after the first attempt; the registry's by default.", valueName: "n"))
  var maxRetries: Int?

  @Option(help: ArgumentHelp("At most one unfinished job has this key.", valueName: "key"))
  var uniqueKey: String?

  /// Whether none were given.
  var isEmpty: Bool {
    intent == nil && tenant == nil && priority == nil && maxRetries == nil && uniqueKey == nil
  }

  /// Writes the job's members.
  func write(_ key: IntentKey, _ params: JSONText, to writer: inout JSONWriter) {
    writer.member("intent_key", key)
    writer.member("intent_params", params)
    writer.memberIfPresent("tenant_id", tenant)
    writer.memberIfPresent("priority", priority)
    writer.memberIfPresent("max_retries", maxRetries)
    writer.memberIfPresent("unique_key", uniqueKey)
  }
}
