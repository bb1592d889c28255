public import CIntentABI
internal import ServiceKit

/// The function table of a store as a test calls it: text in, text out, a thrown ``ServiceFailure`` for a code.
public struct TestStore: @unchecked Sendable {
  // Unchecked: the table is constant and lives as long as the process.
  let table: UnsafePointer<intent_store>
  /// The host that the store was started with.
  public let host: TestServiceHost

  /// Starts a service by its entry.
  public init(_ service: UnsafePointer<intent_service>, host: TestServiceHost, version: UInt32 = 1) throws {
    let received = Received()
    guard let table = service.pointee.start(host.pointer, version, Received.receiver, received.argument) else {
      throw ServiceFailure(code: -1, message: received.text)
    }
    self.table = table.assumingMemoryBound(to: intent_store.self)
    self.host = host
  }

  /// Opens a session.
  public func open(_ token: intent_token) throws -> Session {
    var session: OpaquePointer?
    let received = Received()
    let code = table.pointee.open(table, token, &session, Received.receiver, received.argument)
    guard code == 0 else { throw ServiceFailure(code: code, message: received.text) }
    return Session(table: table, pointer: session)
  }

  /// Begins an attempt for a tenant and opens a session for it.
  public func session(tenant: String = "", uid: String = "uid-1") throws -> Session {
    try open(host.begin(tenant: tenant, uid: uid))
  }

  /// A session.
  public struct Session: @unchecked Sendable {
    // Unchecked: tests use one from two threads to see that the store tells.
    let table: UnsafePointer<intent_store>
    let pointer: OpaquePointer?

    /// Closes it.
    public func close() { table.pointee.close(table, pointer) }

    /// Runs a statement that gives rows; returns the JSON.
    @discardableResult
    public func query(_ sql: String, _ params: String = "") throws -> String {
      try call(table.pointee.query, sql, params)
    }

    /// Runs a statement that gives none; returns the JSON.
    @discardableResult
    public func execute(_ sql: String, _ params: String = "") throws -> String {
      try call(table.pointee.execute, sql, params)
    }

    /// Migrates a component; `steps` are JSON.
    public func migrate(_ component: String, _ steps: String) throws {
      _ = try call(table.pointee.migrate, component, steps)
    }

    /// Runs `body` in a transaction, which commits if it returns true.
    @discardableResult
    public func transaction(once: String = "", _ body: () throws -> Bool) throws -> (replayed: Bool, answer: String) {
      let received = Received()
      var failure: (any Error)?
      let code: Int32 = withoutActuallyEscaping(body) { body in
        let run = Body {
          do { return try body() } catch {
            failure = error
            return false
          }
        }
        return once.withIntentBytes { once in
          table.pointee.transaction(
            table, pointer, once,
            { Unmanaged<Body>.fromOpaque($0!).takeUnretainedValue().run() ? 0 : 1 },
            Unmanaged.passUnretained(run).toOpaque(), Received.receiver, received.argument)
        }
      }
      if let failure { throw failure }
      guard code == 0 || code == 6 else { throw ServiceFailure(code: code, message: received.text) }
      return (code == 6, received.text)
    }

    /// Sets the open transaction's answer.
    public func answer(_ json: String) -> Int32 {
      json.withIntentBytes { table.pointee.answer(table, pointer, $0) }
    }

    private typealias Call =
      @convention(c) (
        UnsafePointer<intent_store>?, OpaquePointer?, intent_bytes, intent_bytes, intent_receiver?,
        UnsafeMutableRawPointer?
      ) -> Int32

    private func call(_ function: Call, _ first: String, _ second: String) throws -> String {
      let received = Received()
      let code = first.withIntentBytes { first in
        second.withIntentBytes { function(table, pointer, first, $0, Received.receiver, received.argument) }
      }
      guard code == 0 else { throw ServiceFailure(code: code, message: received.text) }
      return received.text
    }
  }

  private final class Body {
    let run: () -> Bool
    init(_ run: @escaping () -> Bool) { self.run = run }
  }
}
