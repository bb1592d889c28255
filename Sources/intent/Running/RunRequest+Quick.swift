import IntentModel
import IntentRuntime

extension RunRequest {
  /// Reads the plain form of a command line, `KEY --option value ...`, in a tenth of the time that the full parser
  /// takes: what a cold start has left to save.
  ///
  /// nil for anything else (help, an unknown option, `--option=value`, a value that is none): the full parser has the
  /// say then, and the words. Where this answers, the full parser would answer the same.
  init?(quick arguments: some Collection<String>) {
    var arguments = arguments[...]
    guard let first = arguments.popFirst(), let key = try? IntentKey(first) else { return nil }
    self.init(key: key)
    // An array: a set's own code takes longer to come to life than a dozen comparisons.
    var seen: [String] = []
    while let option = arguments.popFirst() {
      if seen.contains(option) { return nil }
      seen.append(option)
      if option == "--json" {
        json = true
        continue
      }
      guard let value = arguments.popFirst(), value == "-" || !value.hasPrefix("-"), take(option, value) else {
        return nil
      }
    }
  }

  /// false: it is not as simple as that.
  private mutating func take(_ option: String, _ value: String) -> Bool {
    switch option {
    case "--params" where params == .none: params = .text(value)
    case "--params-file" where params == .none: params = .file(value)
    case "--registry": givenRegistry = value
    case "--plugins": givenPlugins = value
    case "--data": givenData = value
    case "--tenant":
      guard let id = try? TenantID(value) else { return false }
      tenant = id
    case "--timeout":
      guard let duration = try? DurationText(value) else { return false }
      timeout = duration
    case "--log-level":
      guard let level = LogLevel.allCases.first(where: { $0.name == value }) else { return false }
      logLevel = level
    default: return false
    }
    return true
  }
}
