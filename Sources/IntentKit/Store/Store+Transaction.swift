internal import CIntentABI
internal import IntentJSON
internal import IntentModel

extension Store {
  /// Runs `body` in a transaction: all of its effects happen, or none.
  ///
  /// With `once` (the default: once a job) they happen once, however often the handler runs, also when the machine
  /// fails in between: the key is written with the effects, and where it is found, `body` does not run and the answer of the time
  /// when it did is returned, decoded from what was stored then.
  ///
  /// - Throws: What `body` throws, after everything was rolled back; ``StoreError``.
  @discardableResult
  public func transaction<Answer: Codable>(
    once: Once = .job, _ body: (borrowing Transaction) throws -> Answer
  ) throws -> Answer {
    let key = once.key(for: uid)
    var answer: Answer?
    try claim(once, as: key) {
      answer = try withSession { session in try session.transaction(once: key, body) }
    }
    return answer!
  }

  /// As ``transaction(once:_:)``, without an answer.
  public func transaction(once: Once = .job, _ body: (borrowing Transaction) throws -> Void) throws {
    let _: NoReport = try transaction(once: once) { transaction in
      try body(transaction)
      return NoReport()
    }
  }
}

extension StoreSession {
  func transaction<Answer: Codable>(
    once: String, _ body: (borrowing Transaction) throws -> Answer
  ) throws -> Answer {
    var answer: Result<Answer, any Error>?
    let (code, received) = withoutActuallyEscaping({
      answer = Result { try self.run(body) }
      if case .success = answer { return true }
      return false
    }) { step in
      let box = TransactionBody(step)
      return withBytes(once) { once in
        Received.from { receiver, argument in
          store.pointee.transaction(
            store, session, once,
            { Unmanaged<TransactionBody>.fromOpaque($0!).takeUnretainedValue().run() ? 0 : 1 },
            Unmanaged.passUnretained(box).toOpaque(), receiver, argument)
        }
      }
    }
    switch Int(code) {
    case Int(INTENT_STORE_OK): if let answer { return try answer.get() }
    case Int(INTENT_STORE_REPLAYED): return try Self.decode(Answer.self, received.json, "the earlier answer of \(once)")
    case Int(INTENT_STORE_ABORTED): if case .failure(let error) = answer { throw error }
    default: break
    }
    throw StoreError(code, received.string)
  }

  private func run<Answer: Codable>(_ body: (borrowing Transaction) throws -> Answer) throws -> Answer {
    let answer = try body(Transaction(session: self))
    let text = try JSONCoding.encode(answer)
    try withBytes(text) { text in
      let code = store.pointee.answer(store, session, text)
      if code != INTENT_STORE_OK { throw StoreError(code, "the transaction's answer was refused") }
    }
    return answer
  }
}

/// A transaction's body where C wants a pointer.
private final class TransactionBody {
  let run: () -> Bool
  init(_ run: @escaping () -> Bool) { self.run = run }
}
