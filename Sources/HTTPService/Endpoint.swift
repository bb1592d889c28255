/// A place outside that handlers may make requests to.
struct Endpoint: Sendable {
  /// What handlers call it.
  var name: String
  /// What paths are put behind; without a final slash.
  var url: String
  /// Its own headers, credentials among them.
  var headers: [HeaderLine]
  /// How long a request may take in all.
  var timeoutMs: Int
  /// The longest body of an answer.
  var maxBytes: Int
}
