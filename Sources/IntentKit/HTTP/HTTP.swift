internal import CIntentABI
internal import IntentJSON
internal import IntentModel

/// Makes requests to the endpoints that registry.json names under `services.http`, and to nothing else: the endpoint has
/// the address and the credentials, a handler names it and a path behind it.
///
/// ```swift
/// let response = try context.http.request(
///   "payments", .post, "charges", json: charge, idempotencyKey: "charge-\(context.uid)")
/// if let failure = response.failure { throw failure }
/// let made: Made = try response.decoded()
/// ```
///
/// A request whose answer did not arrive may have been carried out: what must happen once needs an idempotency key that
/// the other side honours, the same in each attempt. One made of the job's uid is.
public struct HTTP: Sendable {
  let link: HostLink

  /// Makes a request, and returns when the whole answer is there, whatever its status. Blocks its thread meanwhile, for
  /// as long as the endpoint's `timeout` at most. Redirects are not followed: they are answers.
  ///
  /// - Parameters:
  ///   - endpoint: Its name in registry.json.
  ///   - path: Relative to the endpoint's address, with the query if there is one: `charges/ch_1?expand=fees`.
  ///   - headers: None that the endpoint sets.
  ///   - idempotencyKey: The header `Idempotency-Key`.
  /// - Throws: ``HTTPError`` where there is no answer. Letting it through does what is right.
  public func request(
    _ endpoint: String, _ method: HTTPMethod, _ path: String = "", headers: [String: String] = [:],
    body: [UInt8] = [], idempotencyKey: String? = nil
  ) throws(HTTPError) -> HTTPResponse {
    var headers = headers
    if let idempotencyKey { headers["Idempotency-Key"] = idempotencyKey }
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("endpoint", endpoint)
      writer.member("method", method.rawValue)
      writer.member("path", path)
      writer.object("headers") { writer in
        for (name, value) in headers.sorted(by: { $0.key < $1.key }) { writer.member(name, value) }
      }
    }
    return try perform(writer.text, body, endpoint)
  }

  /// As above, with a body that is encoded as JSON: a property `cardToken` is `card_token` in it.
  public func request(
    _ endpoint: String, _ method: HTTPMethod, _ path: String = "", headers: [String: String] = [:],
    json: some Encodable, idempotencyKey: String? = nil
  ) throws(HTTPError) -> HTTPResponse {
    let body: JSONText
    do throws(JSONError) {
      body = try JSONCoding.encode(json)
    } catch {
      throw HTTPError(.invalid, "the request's body cannot be written as JSON: \(error)")
    }
    let typed = headers.merging(["Content-Type": "application/json", "Accept": "application/json"]) { own, _ in own }
    return try request(
      endpoint, method, path, headers: typed, body: Array(body.bytes), idempotencyKey: idempotencyKey)
  }

  private func perform(_ request: JSONText, _ body: [UInt8], _ endpoint: String) throws(HTTPError) -> HTTPResponse {
    let http: UnsafePointer<intent_http>
    do throws(IntentError) {
      http = try link.service("http", version: INTENT_HTTP_VERSION, as: intent_http.self)
    } catch {
      throw HTTPError(.missing, error.message)
    }
    let (code, received) = withBytes(request) { request in
      body.withUnsafeBufferPointer { body in
        let bytes = intent_bytes(data: body.baseAddress, count: body.count)
        return Received.from { http.pointee.request(http, link.token, request, bytes, $0, $1) }
      }
    }
    guard code == INTENT_HTTP_OK else { throw HTTPError(code, received.string) }
    return HTTPResponse(received.bytes, from: endpoint)
  }
}

extension Context {
  /// Makes requests to the endpoints of registry.json. Its library is loaded on the first call.
  public var http: HTTP { HTTP(link: attempt.link) }
}
