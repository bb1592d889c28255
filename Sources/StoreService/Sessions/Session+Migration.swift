internal import IntentJSON

extension Session {
  /// Brings a component of the schema up to the version that these steps lead to, in one transaction.
  ///
  /// - Throws: ``StoreError`` if the database is newer than the steps, or a step fails; then nothing has changed.
  func migrate(component: String, steps: [String]) throws(StoreError) {
    guard !isInTransaction else { throw .failed("migrate does not run inside of a transaction") }
    guard !component.isEmpty else { throw .failed("the component has no name") }
    guard !isStale else { throw .stale }
    let deadline = startWaiting()
    if try version(of: component, steps.count) == steps.count { return }
    try enterWriters(deadline)
    defer { tenant.writers.signal() }
    try connection.runOwn("BEGIN IMMEDIATE")
    do throws(StoreError) {
      try connection.makeOwnTables()
      // Another process may have been faster.
      let version = try version(of: component, steps.count)
      for (index, step) in steps.enumerated().dropFirst(version) {
        try run(step, number: index + 1, of: component)
      }
      try connection.runOwn(
        "INSERT INTO _intent_schema (component, version, at) VALUES (?1, ?2, strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) "
          + "ON CONFLICT (component) DO UPDATE SET version = excluded.version, at = excluded.at",
        [component, String(steps.count)])
      _ = startWaiting()
      try connection.runOwn("COMMIT")
    } catch {
      try? connection.rollBack()
      throw error
    }
  }

  private func version(of component: String, _ newest: Int) throws(StoreError) -> Int {
    guard try connection.hasOwnTables else { return 0 }
    var version = 0
    try connection.runOwn("SELECT version FROM _intent_schema WHERE component = ?1", [component]) {
      version = Int($0.text(at: 0)) ?? 0
    }
    guard version <= newest else {
      throw .failed(
        "the database \(connection.path) has version \(version) of the schema \"\(component)\", and this handler knows "
          + "\(newest): it was used by a newer release; install that one")
    }
    return version
  }

  private func run(_ step: String, number: Int, of component: String) throws(StoreError) {
    do throws(StoreError) {
      try connection.runAll(step)
    } catch {
      throw StoreError(code: error.code, message: "step \(number) of the schema \"\(component)\": \(error.message)")
    }
  }
}
