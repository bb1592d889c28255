// Handlers that use what the runtime lends, as handlers do and as they should not.
import IntentKit

private let schema = [
  "CREATE TABLE visits (student_id TEXT NOT NULL UNIQUE, minutes REAL, is_late INTEGER, note TEXT, tags TEXT)"
]

struct Visit: Codable, Sendable {
  var studentID: String
  var minutes: Double?
  var isLate: Int
  var note: String?
  var tags: String?
}

/// Writes a visit once a job, and tells what it wrote and what is there.
struct StoresVisit: IntentHandler {
  static let intent: IntentKey = "fixture.exec.stores_visit"
  struct Params: Codable, Sendable {
    var studentID: String
    var once: String?
  }
  struct Report: Codable, Sendable {
    var row: Int64
    var visits: [Visit]
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    try context.store.migrate("fixture", schema)
    let once: Once = if let key = params.once { .key(key) } else { .job }
    let row = try context.store.transaction(once: once) { transaction in
      try transaction.execute(
        "INSERT INTO visits VALUES (?1, ?2, ?3, ?4, ?5)",
        [params.studentID, 12.5, true, nil as String?, JSONText(unchecked: Array("[1,2]".utf8))]
      ).lastInsertRowid
    }
    let visits: [Visit] = try context.store.query(
      "SELECT * FROM visits WHERE student_id = :student_id", ["student_id": params.studentID])
    return .completed(Report(row: row, visits: visits))
  }
}

/// Fails in the middle of a transaction.
struct BreaksOff: IntentHandler {
  static let intent: IntentKey = "fixture.exec.breaks_off"
  func execute(_ params: JSONText, context: Context) async throws -> Outcome<NoReport> {
    try context.store.migrate("fixture", schema)
    try context.store.transaction { transaction in
      try transaction.execute("INSERT INTO visits (student_id, is_late) VALUES ('half', 0)")
      throw IntentError.permanent("changed its mind")
    }
    return .completed
  }
}

/// Makes the mistakes that the store tells apart, and reports what it was told.
struct MisusesStore: IntentHandler {
  static let intent: IntentKey = "fixture.exec.misuses_store"
  func execute(_ params: JSONText, context: Context) async throws -> Outcome<[String]> {
    let store = context.store
    var told: [String] = []
    func note(_ body: () throws -> Void) {
      do {
        try body()
        told.append("nothing")
      } catch let error as StoreError {
        told.append(error.code.rawValue)
      } catch {
        told.append("\(error)")
      }
    }
    try store.migrate("fixture", schema)
    note { try store.transaction(once: .always) { _ in try store.execute("DELETE FROM visits") } }
    note { try store.transaction(once: .job(label: "a")) { _ in } }
    note { try store.transaction(once: .job(label: "a")) { _ in } }
    note { try store.transaction(once: .job(label: "b")) { _ in } }
    note { try store.execute("INSERT INTO visits (is_late) VALUES (1)") }
    note { try store.execute("SELEKT") }
    note { _ = try store.query("SELECT 'text' AS is_late", as: Visit.self) }
    return .completed(told)
  }
}

/// Uses the store from many tasks at once.
struct SharesStore: IntentHandler {
  static let intent: IntentKey = "fixture.exec.shares_store"
  func execute(_ params: JSONText, context: Context) async throws -> Outcome<Int> {
    struct Number: Codable, Sendable { var n: Int }
    let sum = try await withThrowingTaskGroup(of: Int.self) { group in
      for n in 1...20 {
        group.addTask { try context.store.query("SELECT ?1 AS n", [n], as: Number.self)[0].n }
      }
      return try await group.reduce(0, +)
    }
    return .completed(sum)
  }
}

/// Writes to somebody.
struct WritesTo: IntentHandler {
  static let intent: IntentKey = "fixture.exec.writes_to"
  struct Params: Codable, Sendable { var to: String }
  func execute(_ params: Params, context: Context) async throws -> Outcome<Receipt> {
    // One event a job, as handlers do that write to whoever they are told.
    let message = Message(
      to: params.to, subject: "공지", body: "안녕하세요", language: "ko", event: "message/\(context.uid)")
    return .completed(try context.messages.send(message))
  }
}

/// Sends the same message twice, and one that cannot be sent.
struct Sends: IntentHandler {
  static let intent: IntentKey = "fixture.exec.sends"
  struct Params: Codable, Sendable { var to: String }
  func execute(_ params: Params, context: Context) async throws -> Outcome<[Receipt]> {
    let message = Message(to: params.to, subject: "지각", body: "안녕하세요", language: "ko", event: "late/S-1")
    return .completed([try context.messages.send(message), try context.messages.send(message)])
  }
}
