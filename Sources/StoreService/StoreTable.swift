internal import CIntentABI
internal import IntentJSON
internal import ServiceKit

/// The store as a C function table (intent_store.h).
enum StoreTable {
  /// Makes the table of a store. It and the store live as long as the process.
  static func make(_ store: Store) -> UnsafePointer<intent_store> {
    let table = UnsafeMutablePointer<intent_store>.allocate(capacity: 1)
    table.initialize(
      to: intent_store(
        size: UInt32(MemoryLayout<intent_store>.size), version: INTENT_STORE_VERSION,
        context: Unmanaged.passRetained(store).toOpaque(), open: open, close: close, query: query, execute: execute,
        transaction: transaction, answer: answer, migrate: migrate))
    return UnsafePointer(table)
  }

  private static let open:
    @convention(c) (
      UnsafePointer<intent_store>?, intent_token, UnsafeMutablePointer<OpaquePointer?>?, intent_receiver?,
      UnsafeMutableRawPointer?
    ) -> Int32 = { table, token, session, receiver, argument in
      answering(receiver, argument) { () throws(StoreError) in
        let number = try store(table).open(token)
        session?.pointee = OpaquePointer(bitPattern: UInt(number))
        return (INTENT_STORE_OK, nil)
      }
    }

  private static let close: @convention(c) (UnsafePointer<intent_store>?, OpaquePointer?) -> Void = { table, session in
    if let table { store(table).close(number(of: session)) }
  }

  private typealias Run =
    @convention(c) (
      UnsafePointer<intent_store>?, OpaquePointer?, intent_bytes, intent_bytes, intent_receiver?,
      UnsafeMutableRawPointer?
    ) -> Int32

  private static let query: Run = { table, session, sql, params, receiver, argument in
    answering(receiver, argument) { () throws(StoreError) in
      let (sql, params) = (try text(sql, "the SQL"), try json(params, "the parameters"))
      return (
        INTENT_STORE_OK,
        try enter(table, session) { (session) throws(StoreError) in try session.query(sql, params) }
      )
    }
  }

  private static let execute: Run = { table, session, sql, params, receiver, argument in
    answering(receiver, argument) { () throws(StoreError) in
      let (sql, params) = (try text(sql, "the SQL"), try json(params, "the parameters"))
      return (
        INTENT_STORE_OK,
        try enter(table, session) { (session) throws(StoreError) in try session.execute(sql, params) }
      )
    }
  }

  private static let transaction:
    @convention(c) (
      UnsafePointer<intent_store>?, OpaquePointer?, intent_bytes, (@convention(c) (UnsafeMutableRawPointer?) -> Int32)?,
      UnsafeMutableRawPointer?, intent_receiver?, UnsafeMutableRawPointer?
    ) -> Int32 = { table, session, once, body, bodyArgument, receiver, argument in
      answering(receiver, argument) { () throws(StoreError) in
        let once = try text(once, "the once-key")
        let result = try enter(table, session) { (session) throws(StoreError) in
          try session.transaction(once: once) { body?(bodyArgument) == 0 }
        }
        switch result {
        case .committed(let answer): return (INTENT_STORE_OK, answer)
        case .replayed(let answer): return (INTENT_STORE_REPLAYED, answer)
        }
      }
    }

  private static let answer: @convention(c) (UnsafePointer<intent_store>?, OpaquePointer?, intent_bytes) -> Int32 = {
    table, session, value in
    answering(nil, nil) { () throws(StoreError) in
      let value = try json(value, "the answer") ?? .null
      try enter(table, session) { (session) throws(StoreError) in try session.setAnswer(value) }
      return (INTENT_STORE_OK, nil)
    }
  }

  private static let migrate: Run = { table, session, component, steps, receiver, argument in
    answering(receiver, argument) { () throws(StoreError) in
      let component = try text(component, "the component")
      let steps = try json(steps, "the steps") ?? .emptyArray
      let texts = steps.elements.compactMap(\.string)
      guard steps.kind == .array, texts.count == Array(steps.elements).count else {
        throw .failed("the steps have to be a JSON array of SQL texts")
      }
      try enter(table, session) { (session) throws(StoreError) in
        try session.migrate(component: component, steps: texts)
      }
      return (INTENT_STORE_OK, nil)
    }
  }

  // MARK: What all of them do

  private static func store(_ table: UnsafePointer<intent_store>?) -> Store {
    guard let context = table?.pointee.context else { fatalError("a store function was called without its table") }
    return Unmanaged<Store>.fromOpaque(context).takeUnretainedValue()
  }

  private static func enter<Result>(
    _ table: UnsafePointer<intent_store>?, _ session: OpaquePointer?,
    _ body: (Session) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try store(table).sessions.enter(number(of: session), body)
  }

  private static func number(of session: OpaquePointer?) -> UInt64 { UInt64(UInt(bitPattern: session)) }

  /// Runs `body`, gives its result or the reason why there is none, and answers with the code.
  private static func answering(
    _ receiver: intent_receiver?, _ argument: UnsafeMutableRawPointer?,
    _ body: () throws(StoreError) -> (code: Int, result: JSONText?)
  ) -> Int32 {
    let receiver = ServiceReceiver(receiver, argument)
    do {
      let (code, result) = try body()
      if let result { receiver.give(result) }
      return Int32(code)
    } catch {
      receiver.give(error.message)
      return error.code
    }
  }

  private static func text(_ bytes: intent_bytes, _ what: String) throws(StoreError) -> String {
    guard let text = String(validating: bytes.buffer, as: UTF8.self) else {
      throw .failed("\(what) is not UTF-8")
    }
    return text
  }

  private static func json(_ bytes: intent_bytes, _ what: String) throws(StoreError) -> JSONText? {
    if bytes.isEmpty { return nil }
    do {
      return try JSONText(validating: bytes.array)
    } catch {
      throw .failed("\(what): \(error)")
    }
  }
}
