import ArgumentParser
import IntentCore
import IntentJSON
import IntentModel
import IntentRuntime

/// `intent handlers validate`: the other side of ``ParameterChecker``, and of no use by itself.
///
/// It first says whether the handler can be asked. Then parameters come, a JSON object a line; an empty line asks for the
/// answers: a line for each, `{}` or what is wrong.
struct HandlersValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Ask a handler about the parameters that come on standard input.",
    shouldDisplay: false)

  @Argument(transform: Parsing.key)
  var key: IntentKey

  @OptionGroup var registry: RegistryOptions

  func run() throws {
    let (entry, _) = try registry.find(key)
    guard case .library(let name) = entry.handler else { return }
    let output = StandardOutput.protect()
    let check: ParameterCheck?
    do {
      let path = try LibraryLoader.locate(name, in: registry.plugins)
      check = try ParameterCheck(path, for: key, sha256: entry.sha256, loader: LibraryLoader())
    } catch {
      output.write(Self.line { $0.member("problem", error.message) })
      return
    }
    output.write(Self.line { $0.member("asks", check != nil) })
    guard let check else { return }
    try answer(check, output)
  }

  private func answer(_ check: ParameterCheck, _ output: StandardOutput) throws(CommandFailure) {
    var reader = LineReader(descriptor: 0, name: "standard input", limit: JobReader.recordLimits.maxBytes)
    var answers: [UInt8] = []
    while case .line(let bytes) = try reader.next() {
      if bytes.isEmpty {
        output.write(answers)
        answers = []
      } else {
        let problem = check.problem(with: JSONText(unchecked: bytes))
        answers += Self.line { writer in
          guard let problem else { return }
          writer.member("kind", problem.kind.rawValue)
          writer.member("message", problem.message)
          writer.memberIfPresent("field", problem.field)
        }
      }
    }
  }

  private static func line(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
    var writer = JSONWriter(capacity: 64)
    writer.object(body)
    return writer.finish() + [UInt8(ascii: "\n")]
  }
}
