public import CIntentABI
internal import ServiceKit

/// The function table of an HTTP service as a test calls it.
public struct TestHTTP: @unchecked Sendable {
  // Unchecked: the table is constant and lives as long as the process.
  private let table: UnsafePointer<intent_http>
  /// The host that the service was started with.
  public let host: TestServiceHost

  /// Starts a service by its entry.
  public init(_ service: UnsafePointer<intent_service>, host: TestServiceHost) throws {
    let received = Received()
    guard let table = service.pointee.start(host.pointer, 1, Received.receiver, received.argument) else {
      throw ServiceFailure(code: -1, message: received.text)
    }
    self.table = table.assumingMemoryBound(to: intent_http.self)
    self.host = host
  }

  /// Makes a request (JSON) in an attempt of its own; returns the answer's first line (JSON) and body.
  public func request(_ request: String, body: [UInt8] = []) throws -> (head: String, body: [UInt8]) {
    let token = host.begin()
    defer { host.end(token) }
    return try self.request(request, body: body, token: token)
  }

  /// Makes a request with a token.
  public func request(
    _ request: String, body: [UInt8] = [], token: intent_token
  ) throws -> (head: String, body: [UInt8]) {
    var received: [UInt8] = []
    let code = withUnsafeMutablePointer(to: &received) { received in
      body.withUnsafeBufferPointer { body in
        request.withIntentBytes { request in
          table.pointee.request(
            table, token, request, intent_bytes(data: body.baseAddress, count: body.count),
            { argument, bytes in argument!.assumingMemoryBound(to: [UInt8].self).pointee = bytes.array }, received)
        }
      }
    }
    guard code == 0 else { throw ServiceFailure(code: code, message: String(decoding: received, as: UTF8.self)) }
    let head = received.prefix { $0 != UInt8(ascii: "\n") }
    return (String(decoding: head, as: UTF8.self), Array(received.dropFirst(head.count + 1)))
  }
}
