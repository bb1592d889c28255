import IntentKit

/// `runtime.query.store_check`: one query on the store, or as many as asked for: whether the tenant's database answers,
/// and what the store costs a handler.
struct StoreCheck: IntentHandler {
  static let intent: IntentKey = "runtime.query.store_check"

  struct Params: Codable, Sendable {
    /// How often the query is run; 0 loads no store. Default 1.
    var times: Int?
  }

  struct Report: Codable, Sendable {
    var sqliteVersion: String?
    var tables: Int?
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let times = params.times ?? 1
    guard (0...100_000).contains(times) else {
      throw IntentError.invalidParams("is \(times); give 0 to 100000", field: "intent_params.times")
    }
    var report = Report()
    for _ in 0..<times {
      report = try context.store.query(
        "SELECT sqlite_version() AS sqlite_version, count(*) AS tables FROM sqlite_schema WHERE type = 'table'")[0]
    }
    return .completed(report)
  }
}

/// The library's entry for `runtime.query.store_check`.
@c(intent_handler_runtime__query__store_check)
public func entry() -> UnsafeRawPointer { export(StoreCheck.self) }
