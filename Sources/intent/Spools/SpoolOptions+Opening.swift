import FileSpool
import IntentCore
import IntentModel
import IntentRuntime

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension SpoolOptions {
  /// The spool, to look into and to submit to; made if it is not there.
  func open(durability: DurabilityLevel = .power) throws(CommandFailure) -> FileSpool {
    var options = FileSpoolOptions()
    options.durability = Durability(durability)
    do {
      return try FileSpool.open(at: path, mode: .client, options: options)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// The spool, to look into. A path that is none is an error: whoever looks for jobs there has mistyped it.
  func openExisting() throws(CommandFailure) -> FileSpool {
    try requireExisting()
    return try open()
  }

  /// Has operations performed on the spool, by its dispatcher if one runs.
  func operations(_ registry: RegistryOptions) throws(CommandFailure) -> OperationsClient {
    try requireExisting()
    let redaction = RedactionRules(path: registry.registry)
    return OperationsClient(FileSpoolDoor(path: path), clock: SystemClock()) { redaction.paths(of: $0) }
  }

  /// Whether there is one.
  var exists: Bool { access("\(path)/.intent", F_OK) == 0 }

  private func requireExisting() throws(CommandFailure) {
    guard !exists else { return }
    throw CommandFailure(
      .noInput,
      "there is no spool at \(path): name it with --spool or INTENT_SPOOL; intent work or intent submit makes one")
  }
}

extension Durability {
  init(_ level: DurabilityLevel) {
    switch level {
    case .power: self = .power
    case .process: self = .process
    }
  }
}
