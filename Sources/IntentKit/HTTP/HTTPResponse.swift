public import IntentJSON
public import IntentModel

/// What a server answered.
public struct HTTPResponse: Sendable, Hashable {
  /// The endpoint that was asked.
  public var endpoint: String
  /// 200, 404, ...
  public var status: Int
  /// What the body is: `application/json; charset=utf-8`.
  public var contentType: String?
  /// How long the server asked to wait, by the header Retry-After, seconds or a date.
  public var retryAfter: Duration?
  /// The body, whole.
  public var body: [UInt8]

  /// Takes apart what the service gives: a line of JSON, a line feed, the body.
  init(_ bytes: [UInt8], from endpoint: String) {
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
    let facts = JSONText(unchecked: line)
    self.endpoint = endpoint
    status = facts["status"]?.integer(as: Int.self) ?? 0
    contentType = facts["content_type"]?.string
    retryAfter = facts["retry_after_ms"]?.integer.map { .milliseconds($0) }
    body = Array(bytes.dropFirst(line.count + 1))
  }

  /// The body as JSON; nil: it is none.
  public var json: JSONText? {
    do throws(JSONError) { return try JSONText(validating: body) } catch { return nil }
  }

  /// The body as a value, decoded as parameters are: `charge_id` is a property `chargeID`, other members are passed over.
  ///
  /// - Throws: `handler_error`, so that the job is tried again, where the body is not what the type takes.
  public func decoded<Value: Decodable>(as type: Value.Type = Value.self) throws(IntentError) -> Value {
    do throws(JSONError) {
      return try JSONCoding.decode(from: try JSONText(validating: body))
    } catch {
      throw .retry("the endpoint \(endpoint) answered \(status) with something else than was expected: \(error)")
    }
  }

  /// What a status that is not one of success (200 to 299) means for the job; nil for one that is.
  ///
  /// 401 and 403 are permanent, and say which setting is not accepted; 429, and 503 with Retry-After, wait for as long as
  /// was asked (429 alone: a minute); 408, 425 and other 5xx are tried again; everything else is permanent.
  public var failure: IntentError? {
    switch status {
    case 200..<300:
      return nil
    case 401, 403:
      return .permanent(
        "the endpoint \(endpoint) answered \(status): it does not accept the credentials in "
          + "services.http.endpoints.\(endpoint).headers of registry.json\(words)")
    case 429,
      503 where retryAfter != nil:
      return .rateLimited(
        after: retryAfter ?? .seconds(60), "the endpoint \(endpoint) answered \(status) and asks to wait\(words)")
    case 408, 425, 500...:
      return .retry("the endpoint \(endpoint) answered \(status)\(words)")
    default:
      return .permanent("the endpoint \(endpoint) answered \(status)\(words)")
    }
  }

  /// The start of the body on one line, behind a colon; nothing if it is empty.
  private var words: String {
    let text = String(decoding: body.prefix(200), as: UTF8.self)
    let line = text.split(whereSeparator: { $0.isNewline || $0.unicodeScalars.allSatisfy { $0.value < 0x20 } })
      .joined(separator: " ")
    return line.isEmpty ? "" : ": \(line)"
  }
}
