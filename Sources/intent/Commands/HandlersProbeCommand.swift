import ArgumentParser
import IntentCore
import IntentJSON
import IntentModel
import IntentRuntime

/// `intent handlers probe`: the other side of ``HandlerProbe``, and of no use by itself.
struct HandlersProbeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "probe",
    abstract: "Load the handlers whose keys come on standard input.",
    shouldDisplay: false)

  @OptionGroup var registry: RegistryOptions

  func run() throws {
    let registry = try registry.read()
    let loader = LibraryLoader()
    let keys = try TextFile.read("-", limit: 64 << 20).split(separator: UInt8(ascii: "\n"))
    var printer = LineBuffer()
    for line in keys {
      guard let key = try? IntentKey(String(decoding: line, as: UTF8.self)), let entry = registry[key],
        case .library(let name) = entry.handler
      else { continue }
      try printer.object { $0.member("key", key) }
      // It may be the last word of this process.
      try printer.flush()
      let finding = finding(entry, name, loader)
      try printer.object { writer in
        writer.member("key", key)
        writer.member("done", true)
        writer.memberIfPresent("problem", finding.problem)
        writer.memberIfPresent("params", finding.params)
        writer.memberIfPresent("silence", finding.silence)
      }
      try printer.flush()
    }
  }

  private func finding(_ entry: RegistryEntry, _ name: String, _ loader: LibraryLoader) -> HandlerProbe.Finding {
    let path: String
    do {
      path = try LibraryLoader.locate(name, in: registry.plugins)
      try loader.check(path, for: entry.key, sha256: entry.sha256)
    } catch {
      return HandlerProbe.Finding(problem: error.message)
    }
    do {
      let description = try ParameterCheck.description(path, for: entry.key, sha256: entry.sha256, loader: loader)
      return HandlerProbe.Finding(params: description?["params"])
    } catch {
      return HandlerProbe.Finding(silence: error.message)
    }
  }
}
