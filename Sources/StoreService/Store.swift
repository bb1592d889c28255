internal import CIntentABI
internal import ServiceKit

/// The service: opens sessions, each on the database of its caller's tenant.
final class Store: Sendable {
  let host: ServiceHost
  let configuration: StoreConfiguration
  let sessions = SessionTable()
  private let pool: ConnectionPool

  init(_ host: ServiceHost) throws(ServiceError) {
    self.host = host
    configuration = try StoreConfiguration(host)
    pool = ConnectionPool(configuration)
  }

  /// Opens a session for an attempt; its number stands for it from here on.
  func open(_ token: intent_token) throws(StoreError) -> UInt64 {
    guard let caller = host.identify(token) else { throw .stale }
    // Handlers that end without closing their sessions must not use the connections up.
    if sessions.count >= configuration.maxConnections { sessions.removeStale().forEach(giveBack) }
    let tenant = pool.tenant(try file(of: caller.tenant))
    let host = host
    let connection = try pool.take(tenant, deadline: Deadline(afterMs: configuration.busyTimeoutMs)) {
      host.isStale(token)
    }
    connection.busy.isCancelled = { host.isStale(token) }
    return sessions.insert(
      Session(token: token, tenant: tenant, connection: connection, host: host, configuration: configuration))
  }

  /// Closes a session. One that is closed already, or that its own transaction's body tries to close, is left alone.
  func close(_ number: UInt64) {
    if let session = sessions.remove(number) { giveBack(session) }
  }

  private func file(of tenant: String) throws(StoreError) -> String {
    do throws(ServiceError) {
      return try TenantName.fileName(tenant) + ".sqlite"
    } catch {
      throw .failed(error.message)
    }
  }

  private func giveBack(_ session: Session) {
    pool.giveBack(session.connection, to: session.tenant)
  }
}
