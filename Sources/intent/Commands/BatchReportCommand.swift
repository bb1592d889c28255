import ArgumentParser
import FileSpool
import IntentCore
import IntentModel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// `intent batch report`
struct BatchReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Tell what became of each item of a batch: who succeeded, who failed, and why.",
    discussion: """
      By default a summary with the reasons of failures. --csv and --json write a row an item, as of now while the batch \
      runs: completed, failed, cancelled, waiting (is tried again) or open (not tried). Parameters that the registry's \
      redact names are not shown.

      Examples:
        intent batch report tonight --csv --output tonight-report.csv
        intent batch report tonight --failed --json | jq -r .params.student_id
      """)

  @OptionGroup var spool: SpoolOptions
  @OptionGroup var registry: RegistryOptions

  @Argument(help: "The batch's id.", transform: Parsing.id)
  var id: JobID

  @Flag(help: "Write comma-separated values, for spreadsheets.")
  var csv = false

  @Flag(help: "Only items that failed, were cancelled, or failed and are tried again.")
  var failed = false

  @Option(help: ArgumentHelp("Write into a file.", valueName: "file"), completion: .file())
  var output: String?

  @Flag(help: "Write JSON, an object a line.")
  var json = false

  func validate() throws {
    if csv, json { throw ValidationError("--csv and --json: give one of them") }
  }

  func run() throws {
    let spool = try spool.openExisting()
    guard let batch = try BatchSnapshot(id, in: spool) else {
      throw CommandFailure(.noInput, "\(id): there is no batch of that id: intent batch list shows those there are")
    }
    let report: BatchReport?
    do { report = try spool.batchReport(id) } catch { throw CommandFailure(error) }
    guard let report else {
      throw CommandFailure(
        batch.isAtRest ? .noInput : .tryAgain,
        batch.isAtRest
          ? "\(id): what became of its items is not kept any more"
          : "\(id): no dispatcher has read its items yet: there is nothing to tell")
    }
    // Without the registry nobody knows what is not to be shown.
    let redact = try registry.read().policy(of: try Parsing.key(report.key)).redact
    let writing = BatchReportWriting(report: report, redact: redact) { status in
      !failed || status == .failed || status == .cancelled || status == .waiting
    }
    guard let output else {
      var standard = LineBuffer()
      return try write(writing, batch, to: &standard)
    }
    // What was executed for whom is nobody else's business.
    let file = open(output, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
    guard file >= 0 else { throw CommandFailure(SystemError("cannot write \(output)")) }
    var buffer = LineBuffer(descriptor: file, name: output)
    try write(writing, batch, to: &buffer)
    guard close(file) == 0 else { throw CommandFailure(SystemError("cannot write \(output)")) }
  }

  private func write(
    _ writing: BatchReportWriting, _ batch: BatchSnapshot, to output: inout LineBuffer
  ) throws(CommandFailure) {
    if csv {
      try writing.csv(to: &output)
    } else if json {
      try writing.json(to: &output)
    } else {
      try writing.summary(batch, to: &output)
    }
  }
}
