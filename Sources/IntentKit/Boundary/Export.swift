internal import CIntentABI
internal import IntentJSON
internal import IntentModel

/// Makes a handler known to the runtime. Call it from the library's entry and return what it returns:
///
/// ```swift
/// @c(intent_handler_greeting__exec__greet)
/// public func entry() -> UnsafeRawPointer { export(Greet.self) }
/// ```
public func export<Handler: IntentHandler>(_ handler: Handler.Type) -> UnsafeRawPointer {
  HandlerTable.make(Handler.intent, HandlerCalls(handler))
}

/// Makes a handler known that is told when its job has failed for good.
public func export<Handler: ExhaustionHandling>(_ handler: Handler.Type) -> UnsafeRawPointer {
  HandlerTable.make(
    Handler.intent,
    HandlerCalls(handler, exhausted: { await HandlerCalls.exhausted(handler, $0, $1) }))
}
