public import CIntentABI
internal import ServiceKit

/// The function table of a files service as a test calls it.
public struct TestFiles: @unchecked Sendable {
  // Unchecked: the table is constant and lives as long as the process.
  private let table: UnsafePointer<intent_files>
  /// The host that the service was started with.
  public let host: TestServiceHost

  /// Starts a service by its entry.
  public init(_ service: UnsafePointer<intent_service>, host: TestServiceHost) throws {
    let received = Received()
    guard let table = service.pointee.start(host.pointer, 1, Received.receiver, received.argument) else {
      throw ServiceFailure(code: -1, message: received.text)
    }
    self.table = table.assumingMemoryBound(to: intent_files.self)
    self.host = host
  }

  /// Reads a file.
  public func read(_ name: String, tenant: String = "") throws -> String {
    let received = Received()
    let token = host.begin(tenant: tenant)
    defer { host.end(token) }
    let code = name.withIntentBytes { table.pointee.read(table, token, $0, Received.receiver, received.argument) }
    guard code == 0 else { throw ServiceFailure(code: code, message: received.text) }
    return received.text
  }

  /// Writes a file; returns the answer (JSON).
  @discardableResult
  public func write(_ name: String, _ contents: String, tenant: String = "") throws -> String {
    let token = host.begin(tenant: tenant)
    defer { host.end(token) }
    return try write(name, contents, token: token)
  }

  /// Writes a file of pieces; nil: whoever gives them gives up. Returns the answer (JSON).
  public func write(_ name: String, pieces: [String?]) throws -> String {
    let received = Received()
    let token = host.begin(tenant: "")
    defer { host.end(token) }
    let source = PieceSource(pieces)
    let code = name.withIntentBytes { name in
      table.pointee.write_pieces(
        table, token, name, { Unmanaged<PieceSource>.fromOpaque($0!).takeUnretainedValue().give($1!) },
        Unmanaged.passUnretained(source).toOpaque(), Received.receiver, received.argument)
    }
    guard code == 0 else { throw ServiceFailure(code: code, message: received.text) }
    return received.text
  }

  /// Writes a file with a token.
  public func write(_ name: String, _ contents: String, token: intent_token) throws -> String {
    let received = Received()
    let code = name.withIntentBytes { name in
      contents.withIntentBytes {
        table.pointee.write(table, token, name, $0, Received.receiver, received.argument)
      }
    }
    guard code == 0 else { throw ServiceFailure(code: code, message: received.text) }
    return received.text
  }
}
