import IntentCore
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
  private let locator: LibraryLocator
  private let copies: LibraryCopies
  /// What was resolved since the last change. A library is looked at once, not once a job.
  private var resolved: [IntentKey: Result<ResolvedHandler, IntentError>] = [:]

  init(configuration: DispatcherConfiguration) throws(RegistryError) {
    path = configuration.registry
    registry = try RegistryFile.read(path)
    locator = LibraryLocator(directories: configuration.plugins)
    do {
      copies = try LibraryCopies(directory: configuration.libraryCopies)
    } catch {
      throw RegistryError([RegistryProblem(path: "", line: 0, message: error.message)])
    }
    watcher = ChangeWatcher(directories: [RegistryFile.folder(of: path)] + configuration.plugins)
  }

  /// Finds an intent's handler, and makes it safe to load.
  func resolve(_ entry: RegistryEntry) -> Result<ResolvedHandler, IntentError> {
    if let known = resolved[entry.key] { return known }
    let result = Result { () throws(IntentError) in try locate(entry) }
    resolved[entry.key] = result
    return result
  }

  private func locate(_ entry: RegistryEntry) throws(IntentError) -> ResolvedHandler {
    switch entry.handler {
    case .library(let name):
      return .library(try copies.copy(of: try locator.path(ofLibrary: name, sha256: entry.sha256)))
    case .exec:
      let folder = RegistryFile.folder(of: path)
      return .exec(entry.handler.arguments(folder: folder) ?? [], directory: folder)
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
