public import CIntentABI
internal import ServiceKit
internal import Synchronization

/// Stands in for the runtime towards a service: it lends a configuration and a data directory, and knows attempts.
public final class TestServiceHost: Sendable {
  private struct Attempt: @unchecked Sendable {
    var bytes: [UnsafePointer<UInt8>?]
    var counts: [Int]
    var number: UInt32
  }

  private struct State {
    var nextToken: intent_token = 1
    var attempts: [intent_token: Attempt] = [:]
    var log: [String] = []
  }

  private let state = Mutex(State())
  /// The struct to pass to a service's `start`. Lives as long as the process.
  nonisolated(unsafe) public let pointer: UnsafePointer<intent_service_host>

  /// A host with this configuration (JSON) and data directory.
  public init(configuration: String = "{}", dataDirectory: String) {
    let host = UnsafeMutablePointer<intent_service_host>.allocate(capacity: 1)
    pointer = UnsafePointer(host)
    let (configuration, directory) = (Self.keep(configuration), Self.keep(dataDirectory))
    host.initialize(
      to: intent_service_host(
        size: UInt32(MemoryLayout<intent_service_host>.size), abi_version: INTENT_ABI_VERSION, context: nil,
        configuration: intent_bytes(data: configuration.0, count: configuration.1),
        data_directory: intent_bytes(data: directory.0, count: directory.1),
        identify: { host, token, caller in
          TestServiceHost.of(host).identify(token, caller) ? Int32(INTENT_OK) : Int32(INTENT_STALE)
        },
        log: { host, _, _, message in TestServiceHost.of(host).log(message.string) }))
    host.pointee.context = Unmanaged.passRetained(self).toOpaque()
  }

  /// Begins an attempt of a job; the token is good until ``end(_:)``.
  public func begin(tenant: String = "", uid: String = "uid-1", key: String = "test.exec.run") -> intent_token {
    let kept = [key, "id-" + uid, uid, tenant].map(Self.keep)
    return state.withLock { state in
      let token = state.nextToken
      state.nextToken += 1
      state.attempts[token] = Attempt(bytes: kept.map(\.0), counts: kept.map(\.1), number: 1)
      return token
    }
  }

  /// Ends an attempt: its token is stale from here on.
  public func end(_ token: intent_token) {
    state.withLock { $0.attempts[token] = nil }
  }

  /// What the service has logged.
  public var lines: [String] { state.withLock { $0.log } }

  private static func of(_ host: UnsafePointer<intent_service_host>?) -> TestServiceHost {
    Unmanaged<TestServiceHost>.fromOpaque(host!.pointee.context!).takeUnretainedValue()
  }

  private func identify(_ token: intent_token, _ caller: UnsafeMutablePointer<intent_caller>?) -> Bool {
    guard let attempt = state.withLock({ $0.attempts[token] }), let caller else { return false }
    let fields = zip(attempt.bytes, attempt.counts).map { intent_bytes(data: $0, count: $1) }
    caller.pointee.attempt = attempt.number
    (caller.pointee.key, caller.pointee.id) = (fields[0], fields[1])
    (caller.pointee.uid, caller.pointee.tenant) = (fields[2], fields[3])
    return true
  }

  private func log(_ message: String) {
    state.withLock { $0.log.append(message) }
  }

  /// Bytes that live as long as the process, as the contract asks for.
  private static func keep(_ text: String) -> (UnsafePointer<UInt8>, Int) {
    let bytes = Array(text.utf8)
    let kept = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count + 1)
    kept.initialize(from: bytes, count: bytes.count)
    return (UnsafePointer(kept), bytes.count)
  }
}
