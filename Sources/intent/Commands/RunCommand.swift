import ArgumentParser
import IntentModel
import IntentRuntime

/// `intent run`
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Execute an intent once, here and now, and print its result.",
    discussion: """
      No spool, no retries, no limits: one handler's library is loaded into this process, and nothing else. The result \
      goes to standard output as JSON; whatever the handler prints, to standard error.

      Exits with 65 for wrong parameters, 69 for an unknown intent or a handler that does not load, 70 if the handler \
      failed, 75 if it asks to be run again later.

      Example: intent run attendance.query.daily_summary --params '{"date": "2026-11-21"}'
      """)

  @Argument(help: "The intent's key, as in attendance.exec.check_in.", transform: Parsing.key)
  var key: IntentKey

  @OptionGroup var params: ParamsOptions
  @OptionGroup var registry: RegistryOptions
  @OptionGroup var data: DataOptions

  @Option(help: ArgumentHelp("Whose data it works on.", valueName: "id"), transform: Parsing.tenant)
  var tenant: TenantID?

  @Option(help: ArgumentHelp("How long it may take; the registry's by default.", valueName: "duration"))
  var timeout: DurationText?

  @Option(
    help: ArgumentHelp("Least grave lines to log: debug, info, warning or error.", valueName: "level"))
  var logLevel = LogLevel.info

  @OptionGroup var output: OutputOptions

  /// What was asked for.
  var request: RunRequest {
    RunRequest(
      key: key, params: params.source, givenRegistry: registry.givenRegistry, givenPlugins: registry.givenPlugins,
      givenData: data.given, tenant: tenant, timeout: timeout, logLevel: logLevel, json: output.json)
  }

  func run() throws {
    try SingleRun(request: request).run()
  }
}
