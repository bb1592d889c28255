import IntentCore
import IntentJSON
import IntentModel
import IntentRuntime

/// The registry and its handlers, tried; in a checkout, held against the sources and the manifest too.
struct HandlerCheck {
  /// The registry's path.
  let path: String
  /// Handlers that were tried.
  let count: Int
  /// Everything that is wrong, in the order of the files.
  let problems: [HandlerProblem]
  /// What works, and may not be what somebody thinks.
  let warnings: [HandlerProblem]

  /// What to say where there are no problems.
  var praise: String { "\(path): \(count) handler\(count == 1 ? "" : "s"), all in order" }

  /// - Throws: ``CommandFailure`` where the handlers cannot be tried at all.
  init(_ options: RegistryOptions) throws(CommandFailure) {
    path = options.registry
    let registry: Registry
    let patterns: [RegistryProblem]
    do throws(RegistryError) {
      let bytes = try RegistryFile.bytes(path)
      registry = try Registry(bytes)
      patterns = PatternCheck.problems(in: bytes)
    } catch {
      count = 0
      problems = error.problems.map { HandlerProblem($0, in: options.registry) }
      warnings = []
      return
    }
    let checkout = try CheckoutCheck(of: registry, at: path, plugins: options.plugins)
    let entries = registry.keys.compactMap { registry[$0] }
    let found = try HandlerProbe.findings(of: entries, options)
    count = entries.count
    let told = Set(checkout?.faultyEntries ?? [])
    let failures: [HandlerProblem] = entries.compactMap { entry in
      // What does not fit the sources does not load either: one word about it is enough.
      guard !told.contains(entry.key), let message = HandlerFile(entry, options).problem ?? found[entry.key]?.problem
      else {
        return nil
      }
      let member = if case .library = entry.handler { "library" } else { "exec" }
      return HandlerProblem(
        RegistryProblem(path: "intents[\"\(entry.key)\"].\(member)", line: entry.line, message: message),
        in: options.registry)
    }
    problems =
      failures + patterns.map { HandlerProblem($0, in: options.registry) } + (checkout?.problems ?? [])
    warnings = checkout?.warnings ?? []
  }
}

extension HandlerCheck: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("registry", path)
      writer.member("handlers", count)
      writer.member("problems", problems)
      writer.member("warnings", warnings)
    }
  }
}
