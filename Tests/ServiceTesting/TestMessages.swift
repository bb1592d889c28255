public import CIntentABI
internal import ServiceKit

/// The function table of a message service as a test calls it.
public struct TestMessages: @unchecked Sendable {
  // Unchecked: the table is constant and lives as long as the process.
  private let table: UnsafePointer<intent_messages>
  /// The host that the service was started with.
  public let host: TestServiceHost

  /// Starts a service by its entry.
  public init(_ service: UnsafePointer<intent_service>, host: TestServiceHost) throws {
    let received = Received()
    guard let table = service.pointee.start(host.pointer, 1, Received.receiver, received.argument) else {
      throw ServiceFailure(code: -1, message: received.text)
    }
    self.table = table.assumingMemoryBound(to: intent_messages.self)
    self.host = host
  }

  /// Sends a message (JSON) in an attempt of a job of this uid; returns the receipt (JSON).
  @discardableResult
  public func send(_ message: String, uid: String = "uid-1", tenant: String = "") throws -> String {
    try send(message, token: host.begin(tenant: tenant, uid: uid))
  }

  /// Sends a message with a token.
  public func send(_ message: String, token: intent_token) throws -> String {
    let received = Received()
    let code = message.withIntentBytes { table.pointee.send(table, token, $0, Received.receiver, received.argument) }
    guard code == 0 else { throw ServiceFailure(code: code, message: received.text) }
    return received.text
  }
}
