import IntentKit

/// `runtime.query.echo`: the parameters back, byte for byte. The handler that does nothing, for checks and for floors.
struct Echo: IntentHandler {
  static let intent: IntentKey = "runtime.query.echo"

  func execute(_ params: JSONText, context: Context) async throws -> Outcome<JSONText> {
    .completed(params)
  }
}

/// The library's entry for `runtime.query.echo`.
@c(intent_handler_runtime__query__echo)
public func entry() -> UnsafeRawPointer { export(Echo.self) }
