import ArgumentParser
import IntentJSON

/// `intent doctor`
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check the installation, and say how to mend what is wrong.",
    discussion: """
      Looks at libraries, the worker program, limits, the clock, the spool and its file system, the registry and every \
      handler. Exits with 78 if something does not work; warnings do not count.
      """)

  @OptionGroup var spool: SpoolOptions
  @OptionGroup var registry: RegistryOptions
  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  private var checkups: [any Checkup] {
    [
      LibraryCheckup(), WorkerCheckup(), LimitCheckup(), NotificationCheckup(), ClockCheckup(spool: spool.path),
      SpoolCheckup(path: spool.path), StorageCheckup(spool: spool.path), DataCheckup(path: data.path),
      HandlerCheckup(options: registry),
    ]
  }

  func run() throws {
    let findings = checkups.flatMap { $0.findings() }
    let hasProblem = findings.contains { $0.verdict == .problem }
    var printer = LineBuffer()
    if output.json {
      try printer.object { writer in
        writer.member("healthy", !hasProblem)
        writer.member("findings", findings)
      }
    } else {
      let width = findings.map(\.subject.count).max() ?? 0
      for finding in findings {
        for line in finding.lines(on: .output, subjectWidth: width) { try printer.line(line) }
      }
    }
    try printer.flush()
    if hasProblem { throw CommandFailure.silent(.configuration) }
  }
}
