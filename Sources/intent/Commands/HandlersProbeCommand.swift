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
      let problem = check(entry, name, loader)
      try printer.object { writer in
        writer.member("key", key)
        writer.member("done", true)
        writer.memberIfPresent("problem", problem)
      }
      try printer.flush()
    }
  }

  private func check(_ entry: RegistryEntry, _ name: String, _ loader: LibraryLoader) -> String? {
    do {
      let path = try LibraryLoader.locate(name, in: registry.plugins)
      try loader.check(path, for: entry.key, sha256: entry.sha256)
      return nil
    } catch {
      return error.message
    }
  }
}
