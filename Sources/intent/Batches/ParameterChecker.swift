import IntentCore
import IntentJSON
import IntentModel

/// Asks an intent's handler what is wrong with parameters, without executing anything, in a process of its own: loading a
/// library runs its code, and so does asking it. What ends that process is told of the parameters that did, and another
/// process goes on with the rest.
final class ParameterChecker {
  private let key: IntentKey
  private let options: RegistryOptions
  private var process: PipedProcess
  private var answers: LineReader

  /// - Returns: nil: the handler cannot be asked.
  /// - Throws: A library that does not load.
  init?(_ entry: RegistryEntry, _ options: RegistryOptions) throws(CommandFailure) {
    guard case .library = entry.handler else { return nil }
    key = entry.key
    self.options = options
    (process, answers) = try Self.start(key, options)
    guard try Self.canBeAsked(process, &answers, key) else { return nil }
  }

  private static func start(
    _ key: IntentKey, _ options: RegistryOptions
  ) throws(CommandFailure) -> (PipedProcess, LineReader) {
    let process = try PipedProcess(
      Program.path ?? "intent",
      [
        "handlers", "validate", key.text, "--registry", options.registry, "--plugins",
        options.plugins.joined(separator: ":"),
      ])
    return (process, LineReader(descriptor: process.output, name: "the handler's answers", limit: 1 << 20))
  }

  private static func canBeAsked(
    _ process: PipedProcess, _ answers: inout LineReader, _ key: IntentKey
  ) throws(CommandFailure) -> Bool {
    guard let hello = try answer(&answers) else {
      throw CommandFailure(.unavailable, "loading the handler of \(key) ended the process: \(process.end())")
    }
    if let problem = hello["problem"]?.string { throw CommandFailure(.unavailable, problem) }
    return hello["asks"]?.bool == true
  }

  /// What is wrong with each of these parameters; nil: nothing.
  func problems(with items: [JSONText]) throws(CommandFailure) -> [IntentError?] {
    if let problems = try ask(items) { return problems }
    if items.count == 1 {
      let ending = process.end()
      try restart()
      return [IntentError(.crash, "the handler's check of these parameters ended its process: it \(ending)")]
    }
    try restart()
    var problems: [IntentError?] = []
    for item in items { problems += try self.problems(with: [item]) }
    return problems
  }

  private func restart() throws(CommandFailure) {
    (process, answers) = try Self.start(key, options)
    _ = try Self.canBeAsked(process, &answers, key)
  }

  /// nil: the process ended.
  private func ask(_ items: [JSONText]) throws(CommandFailure) -> [IntentError?]? {
    // It answers when it has read all, so neither side waits for the other to read.
    process.write(items.flatMap { $0.bytes + [UInt8(ascii: "\n")] } + [UInt8(ascii: "\n")])
    var problems: [IntentError?] = []
    for _ in items {
      guard let answer = try Self.answer(&answers) else { return nil }
      problems.append(
        answer["message"]?.string.map { message in
          IntentError(
            ErrorKind(rawValue: answer["kind"]?.string ?? ""), message, field: answer["field"]?.string)
        })
    }
    return problems
  }

  private static func answer(_ answers: inout LineReader) throws(CommandFailure) -> JSONText? {
    guard case .line(let line) = try answers.next() else { return nil }
    return try? JSONText(validating: line)
  }
}
