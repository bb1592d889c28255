import ArgumentParser
import IntentCore
import IntentJSON
import IntentModel
import IntentRuntime

/// `intent schedule add`
struct ScheduleAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add a schedule. It runs from now on; what it would have run before does not count.",
    discussion: """
      Examples:
        intent schedule add closing --cron '0 2 1 * *' --timezone Asia/Seoul --intent billing.exec.close_month
        intent schedule add check --every 15m --intent orders.query.check --overlap skip
        intent schedule add --file closing.json
      """)

  @Argument(help: "The schedule's name; with --file, by default the file's.", transform: Parsing.schedule)
  var name: ScheduleName?

  @OptionGroup var rule: ScheduleOptions
  @OptionGroup var params: ParamsOptions
  @OptionGroup var job: ScheduleJobOptions

  @Option(
    help: ArgumentHelp("A file with the whole schedule; - for standard input.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var file: String?

  @Flag(help: "Replace a schedule of that name.")
  var replace = false

  @OptionGroup var spool: SpoolOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if file != nil {
      guard rule.isEmpty, job.isEmpty, params.isEmpty else {
        throw ValidationError("--file takes a whole schedule: options that say its parts do not go with it")
      }
      return
    }
    guard name != nil else { throw ValidationError("name the schedule") }
    guard (rule.cron == nil) != (rule.every == nil) else {
      throw ValidationError("say when it runs: --cron '0 9 * * *' or --every 15m, one of them")
    }
    guard job.intent != nil else { throw ValidationError("say what runs: --intent KEY") }
  }

  func run() throws {
    let (name, bytes) = try written()
    let schedule: Schedule
    do throws(ScheduleError) { schedule = try ScheduleReader.read(bytes, name: name) } catch {
      throw CommandFailure(.badData, "\(file ?? "schedule \(name)"): \(error)")
    }
    let timeline = try schedule.checkedTimeline()
    guard try ScheduleShelf(spool, isMade: true).add(name, bytes, replacing: replace) else {
      throw CommandFailure(
        .badData, "there is a schedule \(name) already: remove it first, or replace it with --replace")
    }
    let next = schedule.isEnabled ? timeline.next(after: SystemClock().now()) : nil
    var printer = LineBuffer()
    if output.json {
      try printer.object { writer in
        writer.member("name", name)
        writer.member("next", next?.at)
      }
    } else {
      let when = next.map { "runs next at \($0.display(in: timeline.zone))" }
      try printer.line("\(name) is added: \(when ?? (schedule.isEnabled ? "it never runs again" : "it is disabled"))")
    }
    try printer.flush()
  }

  private func written() throws -> (ScheduleName, [UInt8]) {
    if let file {
      let bytes = try TextFile.read(file, limit: ScheduleReader.maximumSize)
      if let name { return (name, bytes) }
      let base = file.split(separator: "/").last.map(String.init) ?? file
      do throws(ModelError) {
        return (try ScheduleName(base.hasSuffix(".json") ? String(base.dropLast(5)) : base), bytes)
      } catch {
        throw CommandFailure(.usage, "\(error); name it before --file")
      }
    }
    guard let name, let key = job.intent else { throw CommandFailure(.usage, "name the schedule and its intent") }
    let params = try params.object()
    var writer = JSONWriter()
    writer.object { writer in
      rule.write(to: &writer)
      writer.object("job") { writer in job.write(key, params, to: &writer) }
    }
    return (name, writer.finish() + [UInt8(ascii: "\n")])
  }
}
