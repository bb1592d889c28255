import ArgumentParser
import IntentCore

/// How long the records of one state are kept: `completed=7d,100000`.
struct KeepRule: ExpressibleByArgument, Sendable {
  var state: JobState
  var rule: Retention.Rule

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, let state = JobState(rawValue: String(parts[0])), state.isTerminal,
      let rule = try? Retention.Rule(String(parts[1]))
    else { return nil }
    self.state = state
    self.rule = rule
  }
}
