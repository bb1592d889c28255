import IntentCore
import IntentJSON
import IntentModel

/// Loads handlers' libraries in a process of its own, since loading runs their code.
///
/// The process says a key before it loads, and what came of it after. If it dies, the key that it said last is the one
/// that killed it, and another process goes on with the rest.
enum HandlerProbe {
  /// What is wrong with the handlers of these entries that come from libraries.
  static func failures(
    of entries: [RegistryEntry], _ options: RegistryOptions
  ) throws(CommandFailure) -> [IntentKey: String] {
    var failures: [IntentKey: String] = [:]
    var waiting = entries.filter { if case .library = $0.handler { true } else { false } }.map(\.key)
    while !waiting.isEmpty {
      let run = try ChildProcess.run(
        Program.path ?? "intent",
        ["handlers", "probe", "--registry", options.registry, "--plugins", options.plugins.joined(separator: ":")],
        input: waiting.map { $0.text + "\n" }.joined())
      var tried = 0
      var isUnderWay = false
      for line in run.output.split(separator: UInt8(ascii: "\n")) {
        guard let text = try? JSONText(validating: line), let key = text["key"]?.string,
          let index = waiting.firstIndex(where: { $0.text == key })
        else { continue }
        tried = index + 1
        isUnderWay = text["done"] == nil
        if let problem = text["problem"]?.string { failures[waiting[index]] = problem }
      }
      if isUnderWay {
        failures[waiting[tried - 1]] = "loading it ended the process: \(run.ending)"
      } else if tried == 0 {
        throw CommandFailure(.system, "the check of the libraries did not run: \(run.ending)")
      }
      waiting.removeFirst(tried)
    }
    return failures
  }
}
