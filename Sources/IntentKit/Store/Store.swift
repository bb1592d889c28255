internal import CIntentABI
public import IntentJSON
internal import IntentModel
internal import Synchronization

/// The database of the job's tenant.
///
/// Calls are synchronous and block their thread, which is what the runtime's threads are for. One attempt has one
/// session: calls from several tasks of it wait for each other.
public final class Store: Sendable {
  private let link: HostLink
  let uid: JobUID
  private let access = StoreAccess()
  /// Guards the once-keys under which this attempt has done something.
  private let done = Mutex<Set<String>>([])

  init(link: HostLink, uid: JobUID) {
    self.link = link
    self.uid = uid
  }

  /// Runs one statement and decodes its rows by column name: `student_id` is a property `studentID`.
  ///
  /// - Throws: ``StoreError``
  public func query<Row: Decodable>(
    _ sql: String, _ parameters: SQLParameters = .none, as row: Row.Type = Row.self
  ) throws(StoreError) -> [Row] {
    try withSession { session throws(StoreError) in try session.rows(sql, parameters, as: row) }
  }

  /// Runs one statement and returns its rows as a JSON array of objects, every digit as the store has it.
  ///
  /// - Throws: ``StoreError``
  public func queryJSON(_ sql: String, _ parameters: SQLParameters = .none) throws(StoreError) -> JSONText {
    try withSession { session throws(StoreError) in try session.query(sql, parameters) }
  }

  /// Runs one statement that gives no rows, in a transaction of its own. A repeated attempt runs it again: what must
  /// happen once belongs into ``transaction(once:_:)``.
  ///
  /// - Throws: ``StoreError``
  @discardableResult
  public func execute(_ sql: String, _ parameters: SQLParameters = .none) throws(StoreError) -> Changes {
    try withSession { session throws(StoreError) in try session.execute(sql, parameters) }
  }

  /// Brings the tables of a component up to date: the n-th of `steps` takes them from version n-1 to n. Each runs once
  /// in the life of a database, all of a call's in one transaction. Cheap where there is nothing to do.
  ///
  /// - Throws: ``StoreError``, also for a database that is newer than the steps.
  public func migrate(_ component: String, _ steps: [String]) throws(StoreError) {
    try withSession { session throws(StoreError) in try session.migrate(component, steps) }
  }

  /// Runs `body` with the session, which is opened now if it was not before.
  func withSession<Result, Failure: Error>(
    _ body: (StoreSession) throws(Failure) -> Result
  ) throws -> Result {
    try access.withLock { session in
      let open = try session ?? open()
      session = open
      return try body(open)
    }
  }

  /// As above, for bodies that fail as the store does.
  func withSession<Result>(_ body: (StoreSession) throws(StoreError) -> Result) throws(StoreError) -> Result {
    do {
      return try access.withLock { session in
        let open = try session ?? open()
        session = open
        return try body(open)
      }
    } catch let error as StoreError {
      throw error
    } catch {
      throw StoreError(.failed, "\(error)")
    }
  }

  /// Notes that something was done under a once-key of the job's. A second transaction under the same would find the
  /// first one's answer and do nothing, which nobody means.
  func claim(_ once: Once, as key: String, after body: () throws -> Void) throws {
    guard case .job = once else { return try body() }
    guard !done.withLock({ $0.contains(key) }) else {
      throw StoreError(
        .misuse, "this attempt has done a transaction under \(key) before: tell them apart, once: .job(label: \"...\")")
    }
    try body()
    _ = done.withLock { $0.insert(key) }
  }

  /// Gives the session back. Afterwards every call is told that the attempt has ended.
  func close() {
    access.close { session in session.store.pointee.close(session.store, session.session) }
  }

  private func open() throws(StoreError) -> StoreSession {
    let store: UnsafePointer<intent_store>
    do throws(IntentError) {
      store = try link.service("store", version: INTENT_STORE_VERSION, as: intent_store.self)
    } catch {
      throw StoreError(.unavailable, error.message)
    }
    var session: OpaquePointer?
    let (code, received) = Received.from { store.pointee.open(store, link.token, &session, $0, $1) }
    guard code == INTENT_STORE_OK, let session else { throw StoreError(code, received.string) }
    return StoreSession(store: store, session: session)
  }
}
