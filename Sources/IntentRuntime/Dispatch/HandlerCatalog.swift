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
  /// Grows whenever what is said here of a handler may be another thing than before.
  private(set) var version = 1
  let watcher: ChangeWatcher

  private let path: String
  private let plugins: [String]
  private let copies: LibraryCopies
  /// What was resolved since the last change. A library is looked at once, not once a job.
  private var resolved: [IntentKey: Result<ResolvedHandler, ResolveFailure>] = [:]

  init(configuration: DispatcherConfiguration) throws(RegistryError) {
    path = configuration.registry
    plugins = configuration.plugins
    // Before anything is read: what changes from here on is noticed.
    watcher = ChangeWatcher(
      directories: [RegistryFile.folder(of: path)] + configuration.plugins, registry: RegistryFile.name(of: path))
    registry = try RegistryFile.read(path)
    do {
      copies = try LibraryCopies(directory: configuration.libraryCopies)
    } catch {
      throw RegistryError([RegistryProblem(path: "", line: 0, message: error.message)])
    }
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

  /// Finds an intent's handler, and makes it safe to load. A fault of the machine is not remembered: it may pass.
  func resolve(_ entry: RegistryEntry) -> Result<ResolvedHandler, ResolveFailure> {
    if let known = resolved[entry.key] { return known }
    let result = Result { () throws(ResolveFailure) in
      ResolvedHandler(policy: entry.policy, location: try locate(entry), version: version)
    }
    if case .failure(.fault) = result { return result }
    resolved[entry.key] = result
    return result
  }

  private func locate(_ entry: RegistryEntry) throws(ResolveFailure) -> HandlerLocation {
    let location = try judging { () throws(IntentError) in
      let location = try HandlerLocation(entry, plugins: plugins, folder: RegistryFile.folder(of: path))
      if case .library(let path) = location { try FileTrust.check(path, what: "the library") }
      return location
    }
    guard case .library(let path) = location else { return location }
    let copy = try copies.copy(of: path)
    if let sha256 = entry.sha256 {
      try judging { () throws(IntentError) in try FileHash.check(copy, sha256: sha256) }
    }
    return .library(path: copy)
  }

  private func judging<Value>(_ body: () throws(IntentError) -> Value) throws(ResolveFailure) -> Value {
    do { return try body() } catch { throw .unloadable(error) }
  }

  /// Forgets where handlers were: their files may be others by now.
  func forget() {
    resolved = [:]
    version += 1
  }

  /// Reads the registry again, and forgets where handlers were.
  ///
  /// - Throws: what is wrong with the registry; the old one stays in force.
  func reload() throws(RegistryError) {
    forget()
    registry = try RegistryFile.read(path)
  }
}
