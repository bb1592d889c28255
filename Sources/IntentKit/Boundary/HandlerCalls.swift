internal import IntentJSON
internal import IntentModel

/// A handler type without its type: what the C functions call.
final class HandlerCalls: Sendable {
  let execute: @Sendable (Context) async -> Answer
  let exhausted: (@Sendable (Context, IntentError) async -> Void)?

  init(
    execute: @escaping @Sendable (Context) async -> Answer,
    exhausted: (@Sendable (Context, IntentError) async -> Void)? = nil
  ) {
    self.execute = execute
    self.exhausted = exhausted
  }

  static func execute<Handler: IntentHandler>(_ handler: Handler.Type, _ context: Context) async -> Answer {
    let params: Handler.Params
    do throws(JSONError) {
      params = try JSONCoding.decode(from: context.params, path: "intent_params")
    } catch {
      return Answer(undecodable: error)
    }
    do {
      return Answer(try await handler.init().execute(params, context: context))
    } catch {
      return Answer(thrown: error)
    }
  }

  static func exhausted<Handler: ExhaustionHandling>(
    _ handler: Handler.Type, _ context: Context, _ error: IntentError
  ) async {
    do {
      let params: Handler.Params = try JSONCoding.decode(from: context.params, path: "intent_params")
      try await handler.init().exhausted(params, error: error, context: context)
    } catch {
      context.log("the handler's hook for exhausted retries failed: \(error)", level: .error)
    }
  }
}
