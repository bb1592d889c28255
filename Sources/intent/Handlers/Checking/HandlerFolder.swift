import IntentRuntime

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The folder `Handlers/` of a checkout.
enum HandlerFolder {
  /// The files that may be handlers, from the root: Swift files and programs in its folders, save those that are targets of
  /// their own.
  static func sources(below root: String, besides manifest: String) throws(CommandFailure) -> Set<String> {
    var sources: Set<String> = []
    for domain in try names(in: "\(root)/Handlers") where !manifest.contains("\"Handlers/\(domain)\"") {
      for name in try names(in: "\(root)/Handlers/\(domain)") where isSource(name) {
        sources.insert("Handlers/\(domain)/\(name)")
      }
    }
    return sources
  }

  private static func isSource(_ name: String) -> Bool {
    HandlerLanguage.allCases.contains { name.hasSuffix(".\($0.suffix)") }
  }

  /// What lies in a directory; nothing for what is none. Hidden files are passed over.
  private static func names(in path: String) throws(CommandFailure) -> [String] {
    guard let names = DirectoryNames.list(path) else {
      if errno == ENOENT || errno == ENOTDIR { return [] }
      throw CommandFailure(SystemError("cannot look into \(path)"))
    }
    return names
  }
}
