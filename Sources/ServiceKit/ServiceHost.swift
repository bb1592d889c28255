public import CIntentABI
public import IntentJSON

/// What the runtime lends to a service: its configuration, where data lies, and who is calling.
///
/// A value that may be used on any thread, for as long as the process lives.
public struct ServiceHost: @unchecked Sendable {
  // Unchecked: the struct behind the pointer never changes and lives as long as the process (intent_service.h).
  private let host: UnsafePointer<intent_service_host>
  /// The object under `services.<name>` in registry.json.
  public let configuration: JSONText
  /// The absolute path of the data directory, without a final slash. It may not exist yet.
  public let dataDirectory: String

  /// Takes what `start` was given.
  ///
  /// - Throws: ``ServiceError`` if the host speaks another version, or the configuration is no JSON object.
  public init(_ host: UnsafePointer<intent_service_host>) throws(ServiceError) {
    guard host.pointee.abi_version == INTENT_ABI_VERSION else {
      throw ServiceError(
        "the host speaks version \(host.pointee.abi_version) of the plugin boundary, this service version "
          + "\(INTENT_ABI_VERSION): build both from one checkout")
    }
    self.host = host
    let text = host.pointee.configuration.isEmpty ? Array("{}".utf8) : host.pointee.configuration.array
    do {
      configuration = try JSONText(validating: text)
    } catch {
      throw ServiceError("the configuration is no JSON: \(error)")
    }
    guard configuration.kind == .object else {
      throw ServiceError("the configuration is \(configuration.kind.rawValue), where an object is expected")
    }
    dataDirectory = host.pointee.data_directory.string
    guard dataDirectory.hasPrefix("/") else {
      throw ServiceError("the data directory \"\(dataDirectory)\" is no absolute path")
    }
  }

  /// On whose behalf a call with this token is made; nil if its attempt has ended.
  public func identify(_ token: intent_token) -> ServiceCaller? {
    var caller = intent_caller()
    caller.size = UInt32(MemoryLayout<intent_caller>.size)
    guard let identify = host.pointee.identify, identify(host, token, &caller) == INTENT_OK else { return nil }
    return ServiceCaller(caller)
  }

  /// Whether the attempt of this token has ended. Cheaper than ``identify(_:)``.
  public func isStale(_ token: intent_token) -> Bool {
    var caller = intent_caller()
    caller.size = UInt32(MemoryLayout<intent_caller>.size)
    return host.pointee.identify?(host, token, &caller) != Int32(INTENT_OK)
  }

  /// Writes a line to the runtime's log, in the attempt's name.
  public func log(_ message: String, level: UInt32, token: intent_token) {
    message.withIntentBytes { host.pointee.log?(host, token, level, $0) }
  }
}
