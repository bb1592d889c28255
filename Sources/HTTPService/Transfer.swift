internal import CCurl
internal import ServiceKit

/// One exchange with an endpoint, by libcurl.
struct Transfer {
  private let request: HTTPRequest
  private let endpoint: Endpoint
  private let lines: CStringList

  /// - Throws: ``HTTPError`` for a header that the endpoint sets.
  init(_ request: HTTPRequest, to endpoint: Endpoint) throws(HTTPError) {
    var headers = endpoint.headers
    for header in request.headers {
      guard !endpoint.headers.contains(where: { $0.isNamed(header.name) }) else {
        throw .invalid("the request has the header \(header.name), which the endpoint \(endpoint.name) sets itself")
      }
      headers.append(header)
    }
    var lines = headers.map(\.text)
    // libcurl takes a body without a type for a form.
    if !headers.contains(where: { $0.isNamed("Content-Type") }) { lines.append("Content-Type:") }
    self.lines = CStringList(lines)
    self.request = request
    self.endpoint = endpoint
  }

  /// Makes the request.
  func run() throws(HTTPError) -> HTTPAnswer {
    var response = ccurl_http_response()
    defer { ccurl_http_free(&response) }
    var error = [CChar](repeating: 0, count: 512)
    let code = perform(&response, &error)
    let reason = String(decoding: error.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    switch Int(code) {
    case Int(CCURL_OK): return answer(response)
    case Int(CCURL_MISSING):
      throw .unavailable(
        "the service http needs libcurl, which does not load (\(reason)): install the package libcurl4 "
          + "(Debian, Ubuntu) or libcurl (Fedora, Alpine)")
    case Int(CCURL_UNTRUSTED): throw .untrusted("\(place) does not prove who it is: \(reason)")
    case Int(CCURL_INVALID): throw .invalid("\(place) cannot be used: \(reason)")
    case Int(CCURL_HTTP_TOO_LARGE):
      throw .tooLarge(
        "\(place) answered \(response.status) with more than \(endpoint.maxBytes) bytes "
          + "(services.http.endpoints.\(endpoint.name).max_bytes)")
    default: throw .unavailable("\(place) gives no answer: \(reason)")
    }
  }

  private var place: String { "the endpoint \(endpoint.name) (\(endpoint.url))" }

  private func perform(_ response: inout ccurl_http_response, _ error: inout [CChar]) -> Int32 {
    let isBehind = !request.path.isEmpty && !request.path.hasPrefix("?")
    let url = endpoint.url + (isBehind ? "/" : "") + request.path
    return url.withCString { url in
      request.method.withCString { method in
        request.body.withUnsafeBytes { body in
          lines.withPointers { headers in
            var exchange = ccurl_http_request(
              method: method, url: url, headers: headers, body: body.isEmpty ? nil : body.baseAddress,
              body_count: body.count, answer_limit: endpoint.maxBytes, timeout_ms: endpoint.timeoutMs)
            return ccurl_http(&exchange, &response, &error, error.count)
          }
        }
      }
    }
  }

  private func answer(_ response: ccurl_http_response) -> HTTPAnswer {
    HTTPAnswer(
      status: Int(response.status), contentType: response.content_type.map { String(cString: $0) },
      retryAfterMs: response.retry_after_s < 0 ? nil : Int64(response.retry_after_s) * 1000,
      body: Array(UnsafeRawBufferPointer(start: response.body, count: response.body_count)))
  }
}
