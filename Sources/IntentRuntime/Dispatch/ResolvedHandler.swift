import IntentCore

/// What an intent's attempts go by: its policy and where its handler is, as the registry and the libraries were then.
struct ResolvedHandler {
  var policy: IntentPolicy
  var location: HandlerLocation
  /// By which ``HandlerCatalog/version``.
  var version: Int
}
