import ArgumentParser
import FileSpool
import IntentCore
import IntentJSON
import IntentModel

/// `intent show`
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a job: where it is, what became of it, its attempts and its result.",
    discussion: "With --json, the job's whole record, and its \"state\" and \"location\" with it. "
      + "Parameters that the registry names under \"redact\" are shown of no job.")

  @OptionGroup var spool: SpoolOptions
  @OptionGroup var registry: RegistryOptions

  @Argument(help: "The job's id, or the name it was dropped under.")
  var id: String

  @OptionGroup var output: OutputOptions

  func run() throws {
    let jobs = try JobLookup(spool: try spool.openExisting()).find(id)
    if jobs.isEmpty {
      throw CommandFailure(.noInput, "there is no job \(id): neither of that id, nor dropped under that name")
    }
    let redaction = RedactionRules(path: registry.registry)
    var printer = LineBuffer()
    for (index, job) in jobs.enumerated() {
      let view = JobView(job, redaction: redaction)
      if output.json {
        try printer.line(view.json.prettyPrinted())
      } else {
        if index > 0 { try printer.line() }
        for line in view.lines(on: .output) { try printer.line(line) }
      }
    }
    try printer.flush()
  }
}
