internal import CIntentABI
internal import IntentJSON

/// The service's functions on an open session. Used by one thread at a time, which ``Store`` sees to.
struct StoreSession: @unchecked Sendable {
  // Sendable although a session belongs to one thread at a time: it is only reached through StoreAccess.
  let store: UnsafePointer<intent_store>
  let session: OpaquePointer

  typealias Call = (intent_receiver, UnsafeMutableRawPointer) -> Int32

  func rows<Row: Decodable>(_ sql: String, _ parameters: SQLParameters, as row: Row.Type) throws(StoreError) -> [Row] {
    try Self.decode([Row].self, try query(sql, parameters), "the rows of \(sql)")
  }

  func query(_ sql: String, _ parameters: SQLParameters) throws(StoreError) -> JSONText {
    try withBytes(sql) { sql in
      withBytes(parameters.json) { parameters in
        Self.result { store.pointee.query(store, session, sql, parameters, $0, $1) }
      }
    }.get()
  }

  func execute(_ sql: String, _ parameters: SQLParameters) throws(StoreError) -> Changes {
    let changes = try withBytes(sql) { sql in
      withBytes(parameters.json) { parameters in
        Self.result { store.pointee.execute(store, session, sql, parameters, $0, $1) }
      }
    }.get()
    return try Self.decode(Changes.self, changes, "the count of changes")
  }

  func migrate(_ component: String, _ steps: [String]) throws(StoreError) {
    var writer = JSONWriter()
    writer.value(steps)
    let text = writer.text
    _ = try withBytes(component) { component in
      withBytes(text) { steps in
        Self.result { store.pointee.migrate(store, session, component, steps, $0, $1) }
      }
    }.get()
  }

  /// Makes a call and turns its code into an error, unless it is OK.
  static func result(_ call: Call) -> Result<JSONText, StoreError> {
    let (code, received) = Received.from(call)
    return code == INTENT_STORE_OK ? .success(received.json) : .failure(StoreError(code, received.string))
  }

  static func decode<Value: Decodable>(
    _ type: Value.Type, _ text: JSONText, _ what: String
  ) throws(StoreError) -> Value {
    do throws(JSONError) {
      return try JSONCoding.decode(from: text)
    } catch {
      throw StoreError(.undecodable, "\(what): \(error)")
    }
  }
}

extension StoreError {
  init(_ code: Int32, _ message: String) {
    switch Int(code) {
    case Int(INTENT_STORE_STALE): self.init(.ended, "the attempt has ended, and with it its use of the store")
    case Int(INTENT_STORE_BUSY): self.init(.busy, message)
    case Int(INTENT_STORE_CONSTRAINT): self.init(.constraint, message)
    default: self.init(.failed, message)
    }
  }
}
