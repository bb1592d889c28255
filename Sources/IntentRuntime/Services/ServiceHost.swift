internal import CIntentABI
internal import IntentCore
internal import IntentJSON
internal import IntentModel
internal import Synchronization

/// Finds services by name, loads the library of each when the first handler asks for it, and lends them what they
/// know of a caller.
final class ServiceHost: Sendable {
  private let environment: PluginEnvironment
  private let loader: LibraryLoader
  private let attempts: AttemptTable
  private let events: any AttemptEvents

  /// A service that has started. Its table lives as long as the process.
  private struct Started: @unchecked Sendable {
    var name: String
    var version: UInt32
    var table: UnsafeRawPointer
  }

  /// Guards what has started (a handful), and lets one service start at a time.
  private let started = Mutex<[Started]>([])

  init(environment: PluginEnvironment, loader: LibraryLoader, attempts: AttemptTable, events: any AttemptEvents) {
    self.environment = environment
    self.loader = loader
    self.attempts = attempts
    self.events = events
  }

  /// The function table of a service.
  ///
  /// A service starts once a process. One that could not start is asked again the next time: what was missing may be
  /// there by then.
  ///
  /// - Throws: `load_failed` with the service, what is wrong, and what to do.
  func table(of name: String, version: UInt32) throws(IntentError) -> UnsafeRawPointer {
    let service = try started.withLock { started throws(IntentError) in
      if let service = started.first(where: { $0.name == name }) { return service }
      let service = try start(name, version)
      started.append(service)
      return service
    }
    guard service.version == version else {
      throw IntentError(
        .loadFailed,
        "the service \(name) runs in version \(service.version) here, and version \(version) was asked for: rebuild the "
          + "handler or the service, so that both are of one version")
    }
    return service.table
  }

  private func start(_ name: String, _ version: UInt32) throws(IntentError) -> Started {
    guard !name.isEmpty, name.utf8.allSatisfy({ $0 == UInt8(ascii: "_") || (97...122).contains($0) }) else {
      throw IntentError(.loadFailed, "\"\(name)\" is no service's name: lower case letters and underscores")
    }
    let configuration = environment.services[name] ?? .emptyObject
    let library = configuration["library"]?.string ?? Self.library(of: name)
    let path = try LibraryLoader.locate(library, in: environment.libraryDirectories)
    let service = try loader.service(at: path, symbol: "intent_service_\(name)")
    guard service.pointee.abi_version == INTENT_ABI_VERSION else {
      throw IntentError(
        .loadFailed,
        "\(path) speaks version \(service.pointee.abi_version) of the boundary, and this runtime version "
          + "\(INTENT_ABI_VERSION): rebuild it")
    }
    // Which library it is concerns the host: a service refuses what it does not know.
    let host = ServiceHostTable.make(
      attempts: attempts, events: events, configuration: configuration.rewritingObject(dropping: ["library"]),
      dataDirectory: environment.dataDirectory)
    var reason = ""
    let table = withUnsafeMutablePointer(to: &reason) { reason in
      service.pointee.start(
        host, version,
        { argument, bytes in argument!.assumingMemoryBound(to: String.self).pointee = bytes.string }, reason)
    }
    guard let table else { throw IntentError(.loadFailed, "the service \(name) does not start: \(reason)") }
    return Started(name: name, version: version, table: table)
  }

  /// The library of a service that the registry says nothing of: `store` is `StoreService`.
  private static func library(of name: String) -> String {
    switch name {
    case "http": return "HTTPService"
    case "messages": return "MessageService"
    default: break
    }
    var library = ""
    var startsWord = true
    for byte in name.utf8 {
      if byte != UInt8(ascii: "_") { library.unicodeScalars.append(Unicode.Scalar(startsWord ? byte & ~0x20 : byte)) }
      startsWord = byte == UInt8(ascii: "_")
    }
    return library + "Service"
  }
}
