import IntentCore
import IntentJSON
import IntentModel

/// Runs the queries that find what words stand for, each as `intent run` does in a process of its own, and none twice.
final class LookupQueries {
  private let registry: RegistryOptions
  private let data: DataOptions
  private let tenant: TenantID?
  /// By what was looked for, and how: one query may find several kinds of things.
  private var found: [Question: LookupFinding] = [:]

  private struct Question: Hashable {
    var lookup: PlaceholderLookup
    var words: String
  }

  init(registry: RegistryOptions, data: DataOptions, tenant: TenantID?) {
    self.registry = registry
    self.data = data
    self.tenant = tenant
  }

  /// What may have been meant by the words at a placeholder; empty: nothing of the kind was found.
  ///
  /// All of the words are looked for first, and only where they find nothing what is left without particles and titles.
  func items(_ capture: Capture, _ lookup: PlaceholderLookup) throws(CommandFailure) -> [LookupFinding.Item] {
    for reading in capture.readings {
      let items = try find(reading, lookup).meant(by: reading)
      if !items.isEmpty { return items }
    }
    return []
  }

  private func find(_ words: String, _ lookup: PlaceholderLookup) throws(CommandFailure) -> LookupFinding {
    // What lists all there is finds the same whatever the words.
    let question = Question(lookup: lookup, words: lookup.param == nil ? "" : words)
    if let known = found[question] { return known }
    let params = lookup.params(for: words).text
    let run = try ChildProcess.run(Program.path ?? "intent", arguments(lookup.intent, params), input: "")
    let report = try? JSONText(validating: run.output)
    guard run.status == ExitStatus.done.rawValue, let result = report?["result"] else {
      throw CommandFailure(
        run.status.map(ExitStatus.init) ?? .handlerFailed,
        "\"\(words)\" could not be looked up: intent run \(lookup.intent) \(run.ending)")
    }
    guard let finding = LookupFinding(result, lookup) else {
      throw CommandFailure(
        .configuration,
        "the result of \(lookup.intent) has no array \"\(lookup.results)\" of objects with \"\(lookup.id)\", which a "
          + "placeholder in \(registry.registry) looks for")
    }
    found[question] = finding
    return finding
  }

  private func arguments(_ key: IntentKey, _ params: String) -> [String] {
    let places = [
      "--registry", registry.registry, "--plugins", registry.plugins.joined(separator: ":"), "--data", data.path,
    ]
    let whose = tenant.map { ["--tenant", $0.text] } ?? []
    return ["run", key.text, "--params", params, "--json", "--log-level", "warning"] + places + whose
  }
}
