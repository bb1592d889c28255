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
    let patterns: [RegistryProblem]
    do throws(RegistryError) {
      let bytes = try RegistryFile.bytes(path)
      registry = try Registry(bytes)
      patterns = Self.problems(ofPatternsIn: bytes)
    } catch {
      count = 0
      problems = error.problems
      return
    }
    let entries = registry.keys.compactMap { registry[$0] }
    let found = try HandlerProbe.failures(of: entries, options)
    count = entries.count
    let handlers: [RegistryProblem] = entries.compactMap { entry in
      guard let message = HandlerFile(entry, options).problem ?? found[entry.key] else { return nil }
      let member = if case .library = entry.handler { "library" } else { "exec" }
      return RegistryProblem(path: "intents[\"\(entry.key)\"].\(member)", line: entry.line, message: message)
    }
    problems = (handlers + patterns).enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
      .map(\.element)
  }

  /// What is wrong with the sentences that intents are asked for by, and with the time zone that they go by.
  private static func problems(ofPatternsIn bytes: [UInt8]) -> [RegistryProblem] {
    let problems = PatternBook.problems(in: bytes)
    guard problems.isEmpty, let zone = (try? PatternBook(bytes))?.timezone else { return problems }
    do throws(TimeZoneError) { _ = try TimeZoneDatabase().rules(of: zone) } catch {
      return [RegistryProblem(path: "timezone", line: 0, message: error.message)]
    }
    return []
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
