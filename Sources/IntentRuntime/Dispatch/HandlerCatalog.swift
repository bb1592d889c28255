import IntentCore
import IntentJSON
import IntentModel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the dispatcher knows of handlers: the registry, where each handler's code is, and whether either has changed.
final class HandlerCatalog {
  private(set) var registry: Registry
  let watcher: ChangeWatcher

  private let path: String
  private let plugins: [String]
  private let copies: LibraryCopies
  /// What was resolved since the last change. A library is looked at once, not once a job.
  private var resolved: [IntentKey: Result<HandlerLocation, IntentError>] = [:]

  init(configuration: DispatcherConfiguration) throws(RegistryError) {
    path = configuration.registry
    registry = try RegistryFile.read(path)
    plugins = configuration.plugins
    do {
      copies = try LibraryCopies(directory: configuration.libraryCopies)
    } catch {
      throw RegistryError([RegistryProblem(path: "", line: 0, message: error.message)])
    }
    watcher = ChangeWatcher(directories: [RegistryFile.folder(of: path)] + configuration.plugins)
  }

  /// What the registry says of services: an object, by name.
  var services: JSONText {
    var writer = JSONWriter()
    writer.object { writer in
      for (name, configuration) in registry.services.sorted(by: { $0.key < $1.key }) {
        writer.member(name, configuration)
      }
    }
    return writer.text
  }

  /// Finds an intent's handler, and makes it safe to load.
  func resolve(_ entry: RegistryEntry) -> Result<HandlerLocation, IntentError> {
    if let known = resolved[entry.key] { return known }
    let result = Result { () throws(IntentError) in try locate(entry) }
    resolved[entry.key] = result
    return result
  }

  private func locate(_ entry: RegistryEntry) throws(IntentError) -> HandlerLocation {
    let location = try HandlerLocation(entry, plugins: plugins, folder: RegistryFile.folder(of: path))
    switch location {
    case .library(let path):
      try FileTrust.check(path, what: "the library")
      let copy = try copies.copy(of: path)
      if let sha256 = entry.sha256 { try FileHash.check(copy, sha256: sha256) }
      return .library(path: copy)
    case .exec:
      return location
    }
  }

  /// Reads the registry again, and forgets where handlers were.
  ///
  /// - Throws: what is wrong with the registry; the old one stays in force.
  func reload() throws(RegistryError) {
    resolved = [:]
    registry = try RegistryFile.read(path)
  }
}
