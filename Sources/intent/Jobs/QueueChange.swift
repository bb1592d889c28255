import IntentJSON
import IntentRuntime

/// Pauses or resumes a queue, and says so.
struct QueueChange {
  var request: OperationRequest
  /// What to tell a person.
  var done: String

  func perform(_ spool: SpoolOptions, _ registry: RegistryOptions, _ output: OutputOptions) throws(CommandFailure) {
    let paused = try spool.operations(registry).reply(to: request).paused ?? []
    var printer = LineBuffer()
    if output.json {
      try printer.object { $0.member("paused", paused) }
    } else {
      try printer.line(done)
    }
    try printer.flush()
  }
}
