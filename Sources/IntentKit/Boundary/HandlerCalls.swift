internal import IntentJSON
internal import IntentModel

/// A handler type without its type: what the C functions call.
final class HandlerCalls: Sendable {
  let execute: @Sendable (Context) async -> Answer
  /// What `execute` would answer to parameters that it does not take; nil: it takes them.
  let validate: @Sendable (JSONText) -> Answer?
  /// The parameters that `execute` takes, as intent_abi.h has them.
  let describe: @Sendable () throws(JSONError) -> JSONText
  let exhausted: (@Sendable (Context, IntentError) async -> Void)?

  init<Handler: IntentHandler>(
    _ handler: Handler.Type, exhausted: (@Sendable (Context, IntentError) async -> Void)? = nil
  ) {
    execute = { await Self.execute(handler, $0) }
    validate = { Self.validate(handler, $0) }
    describe = { () throws(JSONError) in try Self.describe(handler) }
    self.exhausted = exhausted
  }

  private static func execute<Handler: IntentHandler>(_ type: Handler.Type, _ context: Context) async -> Answer {
    let params: Handler.Params
    do throws(JSONError) {
      params = try JSONCoding.decode(from: context.params, path: "intent_params")
    } catch {
      return Answer(undecodable: error)
    }
    do {
      let handler = type.init()
      try handler.validate(params, text: context.params)
      return Answer(try await handler.execute(params, context: context))
    } catch {
      return Answer(thrown: error)
    }
  }

  private static func validate<Handler: IntentHandler>(_ type: Handler.Type, _ text: JSONText) -> Answer? {
    do {
      let params: Handler.Params = try JSONCoding.decode(from: text, path: "intent_params")
      try type.init().validate(params, text: text)
      return nil
    } catch let error as JSONError {
      return Answer(undecodable: error)
    } catch {
      return Answer(thrown: error)
    }
  }

  private static func describe<Handler: IntentHandler>(_ type: Handler.Type) throws(JSONError) -> JSONText {
    let shape = try JSONShape.of(Handler.Params.self)
    var writer = JSONWriter()
    writer.object { $0.member("params", shape.members) }
    return writer.text
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
