internal import Synchronization

/// The connections of this process: lent to one session at a time, and kept open between them.
final class ConnectionPool: Sendable {
  private struct State {
    var tenants: [String: Tenant] = [:]
    /// Connections nobody uses, the one used longest ago first.
    var idle: [Connection] = []
  }

  private let configuration: StoreConfiguration
  private let state = Mutex(State())
  /// Connections that stay open without being used, over all tenants.
  private let maxIdle = 64

  init(_ configuration: StoreConfiguration) {
    self.configuration = configuration
  }

  /// What sessions of the database with this file name share.
  func tenant(_ name: String) -> Tenant {
    state.withLock { state in
      if let tenant = state.tenants[name] { return tenant }
      let tenant = Tenant(name: name, maxConnections: configuration.maxConnections)
      state.tenants[name] = tenant
      return tenant
    }
  }

  /// Lends a connection, an open one if there is one. It has to come back through `giveBack`.
  func take(_ tenant: Tenant, deadline: Deadline, isCancelled: @escaping () -> Bool) throws(StoreError) -> Connection {
    guard tenant.connections.wait(until: deadline, isCancelled: isCancelled) else {
      throw isCancelled()
        ? .stale
        : .busy(
          "all \(configuration.maxConnections) connections to the database \(tenant.name) are in use (services.store."
            + "max_connections)")
    }
    do {
      while let connection = takeIdle(tenant) {
        if connection.isCurrent { return connection }
      }
      return try Connection.open(tenant.name, configuration, deadline: deadline, isCancelled: isCancelled)
    } catch {
      tenant.connections.signal()
      throw error
    }
  }

  /// Takes a connection back. One that is still inside a transaction is closed, which rolls back.
  func giveBack(_ connection: Connection, to tenant: Tenant) {
    connection.busy.isCancelled = { false }
    if connection.isAutocommit {
      // Outside of the lock, since closing may take time.
      let surplus = state.withLock { state -> Connection? in
        state.idle.append(connection)
        return state.idle.count > maxIdle ? state.idle.removeFirst() : nil
      }
      withExtendedLifetime(surplus) {}
    }
    tenant.connections.signal()
  }

  private func takeIdle(_ tenant: Tenant) -> Connection? {
    let suffix = "/" + tenant.name
    return state.withLock { state in
      guard let index = state.idle.lastIndex(where: { $0.path.hasSuffix(suffix) }) else { return nil }
      return state.idle.remove(at: index)
    }
  }
}
