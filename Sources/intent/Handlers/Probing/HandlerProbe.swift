import IntentCore
import IntentJSON
import IntentModel

/// Loads handlers' libraries in a process of its own, since loading runs their code, and asks each what it takes.
///
/// The process says a key before it loads, and what came of it after. If it dies, the key that it said last is the one
/// that killed it, and another process goes on with the rest.
enum HandlerProbe {
  /// What came of one library.
  struct Finding: Sendable {
    /// Why it cannot be used; nil: it can.
    var problem: String?
    /// The parameters that the handler takes, as intent_abi.h has them; nil: it did not say.
    var params: JSONText?
    /// Why it did not say, if it should have.
    var silence: String?
  }

  /// What came of the handlers of these entries that come from libraries.
  static func findings(
    of entries: [RegistryEntry], _ options: some RegistryPlace
  ) throws(CommandFailure) -> [IntentKey: Finding] {
    var findings: [IntentKey: Finding] = [:]
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
        findings[waiting[index]] = Finding(
          problem: text["problem"]?.string, params: text["params"], silence: text["silence"]?.string)
      }
      if isUnderWay {
        findings[waiting[tried - 1]] = Finding(problem: "loading it ended the process: \(run.ending)")
      } else if tried == 0 {
        throw CommandFailure(.system, "the check of the libraries did not run: \(run.ending)")
      }
      waiting.removeFirst(tried)
    }
    return findings
  }
}
