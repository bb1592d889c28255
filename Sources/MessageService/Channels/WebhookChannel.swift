internal import CCurl
internal import IntentJSON
internal import IntentModel
internal import ServiceKit

/// Posts messages as JSON to a server.
///
/// At least once: a server that honours the header Idempotency-Key, which is the message's id and the same for each
/// attempt, takes a message once.
struct WebhookChannel: Channel {
  let remembers = false
  let url: String
  /// Lines for the configured headers.
  let headers: [String]
  let timeoutMs: Int
  /// Where it is configured in registry.json, for errors.
  let place: String

  func deliver(_ letter: Letter) throws(MessageError) -> Delivery {
    let own = ["Content-Type: application/json; charset=utf-8", "Idempotency-Key: \(letter.id.digits)"]
    let answer = try post(body(letter), headers + own)
    let said = answer.text.isEmpty ? "" : ": \(answer.text)"
    switch answer.status {
    case 200..<300:
      return .now
    case 429,
      503 where answer.retryAfterMs != nil:
      throw .rateLimited(
        "\(url) answered \(answer.status) and asks to wait\(said)", afterMs: answer.retryAfterMs ?? 60_000)
    case 401, 403:
      throw .refused(
        "\(url) answered \(answer.status): it does not accept the credentials in \(place).headers\(said)")
    case 408, 425, 500...:
      throw .unavailable("\(url) answered \(answer.status)\(said)")
    default:
      throw .refused("\(url) answered \(answer.status)\(said)")
    }
  }

  private func body(_ letter: Letter) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("message_id", letter.messageID)
      writer.member("from", letter.from.text)
      writer.member("to", letter.message.to)
      writer.memberIfPresent("name", letter.message.name)
      writer.memberIfPresent("subject", letter.message.subject)
      writer.member("body", letter.message.body)
      writer.memberIfPresent("language", letter.message.language)
      writer.member("event", letter.message.event)
      if !letter.message.attachments.isEmpty { write(letter.message.attachments, to: &writer) }
      writer.object("job") { writer in
        writer.member("id", letter.caller.id)
        writer.member("intent_key", letter.caller.key)
        writer.memberIfPresent("tenant_id", letter.caller.tenant.isEmpty ? nil : letter.caller.tenant)
      }
    }
    return writer.finish()
  }

  /// As the handler gave them, so that a server which takes messages from handlers can take these.
  private func write(_ attachments: [Attachment], to writer: inout JSONWriter) {
    writer.array("attachments") { writer in
      for attachment in attachments {
        writer.object { writer in
          writer.member("name", attachment.name)
          writer.member("content_type", attachment.contentType.text)
          writer.member("base64", Base64.encode(attachment.bytes))
        }
      }
    }
  }

  private struct Answer {
    var status: Int
    var retryAfterMs: Int64?
    /// The start of what the server said, on one line.
    var text: String
  }

  private func post(_ body: [UInt8], _ headers: [String]) throws(MessageError) -> Answer {
    var response = ccurl_http_response()
    defer { ccurl_http_free(&response) }
    var error = [CChar](repeating: 0, count: 512)
    let code = url.withCString { url in
      "POST".withCString { method in
        body.withUnsafeBytes { body in
          CStringList(headers).withPointers { headers in
            var request = ccurl_http_request(
              method: method, url: url, headers: headers, body: body.baseAddress, body_count: body.count,
              answer_limit: Self.answerLimit, timeout_ms: timeoutMs)
            return ccurl_http(&request, &response, &error, error.count)
          }
        }
      }
    }
    let reason = String(decoding: error.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    switch Int(code) {
    case Int(CCURL_OK),
      Int(CCURL_HTTP_TOO_LARGE):  // The status says what became of the message, whatever else is said.
      break
    case Int(CCURL_MISSING):
      throw .unavailable(
        "the channel webhook needs libcurl, which does not load (\(reason)): install the package libcurl4 "
          + "(Debian, Ubuntu) or libcurl (Fedora, Alpine)")
    case Int(CCURL_UNTRUSTED):
      throw .refused("\(url) does not prove who it is: \(reason)")
    case Int(CCURL_INVALID):
      throw .refused("\(url) cannot be used: \(reason)")
    default:
      throw .unavailable("\(url) cannot be reached: \(reason)")
    }
    return Answer(
      status: Int(response.status), retryAfterMs: response.retry_after_s < 0 ? nil : response.retry_after_s * 1000,
      text: Self.start(response))
  }

  /// More than anybody reads of what a server says.
  private static let answerLimit = 65_536

  private static func start(_ response: ccurl_http_response) -> String {
    let bytes = UnsafeRawBufferPointer(start: response.body, count: response.body_count)
    return String(decoding: bytes.prefix { $0 != 0 }.prefix(200), as: UTF8.self)
      .split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
