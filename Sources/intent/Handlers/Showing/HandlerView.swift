import IntentCore
import IntentJSON
import IntentModel

/// A registry entry, for people and for programs.
struct HandlerView {
  var entry: RegistryEntry
  /// Where its file is; nil: it was not looked for.
  var location: HandlerFile?
  var parameters: HandlerParameters
  /// How its last jobs ended; nil: nobody looked, or there is no spool.
  var outcomes: RecentOutcomes?
  /// What to type to run it.
  var example: String {
    "intent run \(entry.key) --params \(ShellWord.quoted(parameters.example.text))"
  }

  /// `AttendanceCheckIn`, or the words of a command.
  static func text(_ handler: HandlerSource) -> String {
    switch handler {
    case .library(let name): name
    case .exec(let arguments): arguments.joined(separator: " ")
    }
  }

  /// Lines for a person.
  func lines(on terminal: Terminal) -> [String] {
    func section(_ title: String, _ lines: [String]) -> [String] {
      ["", terminal.paint(title, .bold)] + lines.map { "  " + $0 }
    }
    return fieldLines(on: terminal) + section("parameters", parameters.lines(on: terminal))
      + (outcomes.map { section("last outcomes", $0.lines(on: terminal)) } ?? [])
      + section("example", [PlainText.line(example)])
  }

  private func fieldLines(on terminal: Terminal) -> [String] {
    fields.compactMap { name, value in
      guard let value else { return nil }
      let padded = name + String(repeating: " ", count: max(0, 12 - name.count))
      return terminal.paint(padded, .dim) + "  " + PlainText.line(value)
    }
  }

  private var fields: [(String, String?)] {
    let policy = entry.policy
    let isLibrary = if case .library = entry.handler { true } else { false }
    let file: String? =
      switch location {
      case .found(let path): path
      case .missing(let problem): problem
      case nil: nil
      }
    let backoff = policy.backoff
    let growth =
      backoff.kind == .fixed
      ? "\(backoff.base)" : "\(backoff.base), times \(backoff.factor) each time, at most \(backoff.max)"
    return [
      ("intent", entry.key.text),
      ("description", entry.summary),
      (isLibrary ? "library" : "program", Self.text(entry.handler)),
      ("file", file),
      ("symbol", isLibrary ? entry.key.symbol : nil),
      ("sha256", entry.sha256),
      ("queue", entry.queue.text),
      ("timeout", policy.timeout?.description ?? "none"),
      ("max retries", String(policy.maxRetries)),
      ("backoff", "\(growth), jitter \(backoff.jitter)"),
      ("concurrency", policy.concurrency.map(String.init)),
      ("rate", policy.rate?.description),
      ("approval", approval),
      ("redacted", policy.redact.isEmpty ? nil : policy.redact.map(\.description).joined(separator: ", ")),
      ("enabled", policy.enabled ? "yes" : "no: its jobs are held"),
    ]
  }

  private var approval: String? {
    guard entry.policy.approval.isRequired else { return nil }
    return "needed for each job" + (entry.policy.approval.expiresAfter.map { ", within \($0)" } ?? "")
  }
}

extension HandlerView: JSONWritable {
  func write(to writer: inout JSONWriter) {
    let policy = entry.policy
    writer.object { writer in
      writer.member("intent_key", entry.key)
      writer.memberIfPresent("description", entry.summary)
      switch entry.handler {
      case .library(let name):
        writer.member("library", name)
        writer.member("symbol", entry.key.symbol)
      case .exec(let arguments): writer.member("exec", arguments)
      }
      switch location {
      case .found(let path): writer.member("file", path)
      case .missing(let problem): writer.member("problem", problem)
      case nil: break
      }
      if let all = parameters.all {
        writer.member("params", all.map(\.json))
        writer.member("example", parameters.example)
      } else {
        writer.memberIfPresent("params_problem", parameters.problem)
      }
      writer.memberIfPresent("sha256", entry.sha256)
      writer.member("queue", entry.queue)
      writer.member("timeout", policy.timeout)
      writer.member("max_retries", policy.maxRetries)
      writer.object("backoff") { writer in
        writer.member("kind", policy.backoff.kind.rawValue)
        writer.member("base", policy.backoff.base)
        writer.member("factor", policy.backoff.factor)
        writer.member("max", policy.backoff.max)
        writer.member("jitter", policy.backoff.jitter)
      }
      writer.member("concurrency", policy.concurrency)
      writer.member("rate", policy.rate?.description)
      writer.member("approval", policy.approval.isRequired)
      writer.memberIfPresent("approval_expires_after", policy.approval.expiresAfter)
      writer.member("redact", policy.redact.map(\.description))
      writer.member("enabled", policy.enabled)
      writer.memberIfPresent("outcomes", outcomes)
    }
  }
}
