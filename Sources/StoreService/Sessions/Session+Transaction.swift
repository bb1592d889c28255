internal import CIntentABI
internal import IntentJSON

extension Session {
  /// What became of a transaction that did not fail.
  enum TransactionResult {
    case committed(JSONText)
    /// The once-key was there already; with the answer that was written beside it.
    case replayed(JSONText)
  }

  /// Runs `body` under BEGIN IMMEDIATE and commits when it says true.
  ///
  /// The once-key and the answer are rows of the same transaction: after any crash either all of them are there or
  /// nothing is. An attempt that ends while the body runs changes nothing.
  func transaction(once: String, _ body: () -> Bool) throws(StoreError) -> TransactionResult {
    guard !isInTransaction else { throw .failed("transactions do not nest: use SAVEPOINT inside of one") }
    guard !isStale else { throw .stale }
    let deadline = startWaiting()
    try enterWriters(deadline)
    defer { tenant.writers.signal() }
    try connection.runOwn("BEGIN IMMEDIATE")
    do throws(StoreError) {
      if !once.isEmpty, let earlier = try earlierAnswer(once) {
        try connection.runOwn("ROLLBACK")
        return .replayed(earlier)
      }
      try run(body)
      if !once.isEmpty {
        try keep(once)
        try pruneOnceKeys()
      }
      guard !isStale else { throw .stale }
      _ = startWaiting()
      try connection.runOwn("COMMIT")
      return .committed(answer)
    } catch {
      try? connection.rollBack()
      throw error
    }
  }

  /// Sets what the open transaction answers.
  func setAnswer(_ json: JSONText) throws(StoreError) {
    guard isInTransaction else { throw .failed("there is no transaction to answer for: call it inside of a body") }
    answer = json
  }

  private func run(_ body: () -> Bool) throws(StoreError) {
    answer = .null
    isInTransaction = true
    connection.access.isInTransaction = true
    defer {
      isInTransaction = false
      connection.access.isInTransaction = false
    }
    guard body() else {
      throw StoreError(code: Int32(INTENT_STORE_ABORTED), message: "the transaction was rolled back by its own body")
    }
    try checkTransaction()
  }

  private func earlierAnswer(_ once: String) throws(StoreError) -> JSONText? {
    try connection.makeOwnTables()
    var answer: JSONText?
    try connection.runOwn("SELECT answer FROM _intent_once WHERE key = ?1", [once]) {
      answer = JSONText(unchecked: Array($0.bytes(at: 0)))
    }
    return answer
  }

  private func keep(_ once: String) throws(StoreError) {
    try connection.runOwn(
      "INSERT INTO _intent_once (key, answer, at) VALUES (?1, ?2, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))",
      [once, answer.text])
  }
}
