internal import IntentJSON

/// What a server answered.
struct HTTPAnswer: Sendable {
  var status: Int
  var contentType: String?
  var retryAfterMs: Int64?
  var body: [UInt8]

  /// As intent_http.h has it: a line of JSON, a line feed, the body.
  var bytes: [UInt8] {
    var writer = JSONWriter(capacity: 128)
    writer.object { writer in
      writer.member("status", status)
      writer.memberIfPresent("content_type", contentType)
      writer.memberIfPresent("retry_after_ms", retryAfterMs)
    }
    return writer.finish() + [UInt8(ascii: "\n")] + body
  }
}
