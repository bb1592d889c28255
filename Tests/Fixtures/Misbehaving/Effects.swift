// A handler whose effect in the store can be counted.
import IntentKit

/// Inserts its number into a table without any constraint: a repeated effect is a repeated row.
struct StoreEffect: IntentHandler {
  static let intent: IntentKey = "fixture.exec.store_effect"
  struct Params: Codable, Sendable { var n: Int }
  func execute(_ params: Params, context: Context) async throws -> Outcome<NoReport> {
    let store = context.store
    try store.migrate("effects", ["CREATE TABLE effects (n INTEGER)"])
    try store.transaction { transaction in
      _ = try transaction.execute("INSERT INTO effects (n) VALUES (?1)", [params.n])
    }
    return .completed
  }
}

/// The entry.
@c(intent_handler_fixture__exec__store_effect)
public func storeEffectEntry() -> UnsafeRawPointer { export(StoreEffect.self) }
