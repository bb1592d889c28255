import FileSpool
import IntentCore
import IntentJSON
import IntentModel
import IntentRuntime

/// From words to a job, or to a query's result: `intent ask`.
struct AskSession {
  let command: AskCommand

  func run() throws(CommandFailure) {
    let book = try command.book()
    let given = try command.params.object()
    var answer = AskAnswer(asked: command.sentence)
    let asked = AskedText(command.sentence)
    let matches = book.matches(for: asked, at: try command.time(book))
    guard !matches.isEmpty else {
      answer.nearest = book.nearest(to: asked)
      return try AskRefusal(answer, command).unknown(hasPatterns: !book.patterns.isEmpty)
    }
    let resolver = AskResolver(
      queries: LookupQueries(registry: command.registry, data: command.data, tenant: command.job.tenant), given: given,
      prompt: command.output.json || !AskPrompt.isPossible ? nil : AskPrompt())
    answer.candidates = try resolver.candidates(matches)
    if answer.candidates[0].lacksSomebody { return try AskRefusal(answer, command).notFound() }
    guard let intent = try resolver.choose(answer.candidates) else {
      return try AskRefusal(answer, command).ambiguous()
    }
    answer.candidates = [intent]
    answer.status = .understood
    let (entry, _) = try command.registry.find(intent.key)
    answer.entry = entry
    if !entry.policy.enabled {
      throw CommandFailure(.unavailable, "the intent \(intent.key) is disabled in \(command.registry.registry)")
    }
    if let problem = try problem(with: intent, entry) { return try AskRefusal(answer, command).invalid(problem) }
    try intent.key.kind == .query && !command.submit
      ? ask(answer, intent, entry) : submit(answer, intent, entry, resolver.prompt)
  }

  /// What the handler has against the parameters; nil: nothing, or it cannot be asked.
  private func problem(with intent: AskedIntent, _ entry: RegistryEntry) throws(CommandFailure) -> IntentError? {
    let checker: ParameterChecker?
    do throws(CommandFailure) {
      if let problem = HandlerFile(entry, command.registry).problem { throw CommandFailure(.unavailable, problem) }
      checker = try ParameterChecker(entry, command.registry)
    } catch  where error.status == .unavailable {
      // Where jobs are submitted there need not be handlers.
      ErrorOutput.say("the parameters could not be checked: \(error.message)")
      return nil
    }
    guard let error = try checker?.problems(with: [intent.params])[0] else { return nil }
    return entry.policy.redact.isEmpty ? error : Secrets(intent.params, entry.policy.redact).removed(from: error)
  }

  /// Runs a query: it changes nothing, so nobody is asked.
  private func ask(_ answer: AskAnswer, _ intent: AskedIntent, _ entry: RegistryEntry) throws(CommandFailure) {
    var answer = answer
    if command.dryRun { return try tell(answer, AskView(intent: intent, entry: entry, job: nil)) }
    answer.status = .ran
    if !command.output.json { ErrorOutput.line(PlainText.line(intent.line)) }
    let request = RunRequest(
      key: intent.key, params: .text(intent.params.text), givenRegistry: command.registry.registry,
      givenPlugins: command.registry.plugins.joined(separator: ":"), givenData: command.data.path,
      tenant: command.job.tenant, json: command.output.json)
    try SingleRun(request: request, preface: answer.json).run()
  }

  private func submit(
    _ answer: AskAnswer, _ intent: AskedIntent, _ entry: RegistryEntry, _ prompt: AskPrompt?
  ) throws(CommandFailure) {
    var answer = answer
    var options = command.job
    // Whoever approves it, or reads the record, sees what was said; unless that has something in it that is not kept.
    if options.reason == nil, entry.policy.redact.isEmpty { options.reason = command.sentence }
    let job = try options.compose(intent.key, intent.params)
    answer.job = job
    let view = AskView(intent: intent, entry: entry, job: job)
    if command.dryRun { return try tell(answer, view) }
    if !command.yes {
      guard let prompt else {
        try tell(answer, view)
        throw CommandFailure(.notConfirmed, "nothing was submitted: say so with --yes, or confirm it at a terminal")
      }
      for line in view.lines(on: .errors) { ErrorOutput.line(line) }
      guard try prompt.agrees("submit?") else { throw CommandFailure(.notConfirmed, "nothing was submitted") }
    } else if !command.output.json {
      ErrorOutput.line(PlainText.line(intent.line))
    }
    try submit(job, &answer)
  }

  private func submit(_ job: JSONText, _ answer: inout AskAnswer) throws(CommandFailure) {
    let spool = try command.spool.open(durability: command.durability)
    var submitter = JobSubmitter(spool: spool)
    do throws(JobError) { try submitter.add(Array(job.bytes)) } catch { throw CommandFailure(.badData, error.message) }
    let submission = try submitter.submit()[0].submission
    guard case .accepted(let id) = submission else {
      var report = SubmissionReport(asJSON: command.output.json)
      try report.tell([JobSubmitter.Answer(submission: submission)])
      throw .silent(.badData)
    }
    answer.status = .submitted
    answer.id = id.text
    var printer = LineBuffer()
    if command.output.json { try printer.line(bytes: answer.json.bytes) } else { try printer.line(id.text) }
    try printer.flush()
    guard command.wait else { return }
    if SpoolHolder(spool: command.spool.path) == nil {
      ErrorOutput.say("no dispatcher runs: the job waits for intent work or intent drain")
    }
    var wait = JobWait(spool: spool, timeout: nil, asJSON: command.output.json)
    try wait.wait(for: [id.text])
  }

  private func tell(_ answer: AskAnswer, _ view: AskView) throws(CommandFailure) {
    var printer = LineBuffer()
    if command.output.json {
      try printer.line(bytes: answer.json.bytes)
    } else {
      for line in view.lines(on: .output) { try printer.line(line) }
    }
    try printer.flush()
  }
}
