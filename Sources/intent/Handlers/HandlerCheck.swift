import IntentCore
import IntentJSON
import IntentModel
import IntentRuntime

/// The registry and its handlers, tried.
struct HandlerCheck {
  /// The registry's path.
  let path: String
  /// Handlers that were tried.
  let count: Int
  /// Everything that is wrong, in the order of the file.
  let problems: [RegistryProblem]

  /// What to say where there are no problems.
  var praise: String { "\(path): \(count) handler\(count == 1 ? "" : "s"), all in order" }

  /// - Throws: ``CommandFailure`` where the handlers cannot be tried at all.
  init(_ options: RegistryOptions) throws(CommandFailure) {
    path = options.registry
    let registry: Registry
    do {
      registry = try RegistryFile.read(path)
    } catch {
      count = 0
      problems = error.problems
      return
    }
    let entries = registry.keys.compactMap { registry[$0] }
    let found = try HandlerProbe.failures(of: entries, options)
    count = entries.count
    problems = entries.compactMap { entry in
      guard let message = HandlerFile(entry, options).problem ?? found[entry.key] else { return nil }
      let member = if case .library = entry.handler { "library" } else { "exec" }
      return RegistryProblem(path: "intents[\"\(entry.key)\"].\(member)", line: entry.line, message: message)
    }
  }
}

extension HandlerCheck: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("registry", path)
      writer.member("handlers", count)
      writer.array("problems") { writer in
        for problem in problems {
          writer.object { writer in
            writer.member("path", problem.path)
            writer.member("line", problem.line)
            writer.member("message", problem.message)
          }
        }
      }
    }
  }
}
