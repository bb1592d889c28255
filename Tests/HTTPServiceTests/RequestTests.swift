import IntentJSON
import ServiceTesting
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Requests to a real server on loopback: what it gets, and what comes back.
struct RequestTests {
  @Test(arguments: ["GET", "POST", "PUT", "PATCH", "DELETE"])
  func everyMethodArrives(_ method: String) throws {
    let endpoints = try Endpoints()
    let body: [UInt8] = method == "GET" ? [] : Array("{\"a\":1}\u{0}".utf8)
    let answer = try endpoints.request(method, "echo?x=1%2F2", body: body)
    let sent = try endpoints.sent()
    #expect(sent["method"]?.string == method)
    #expect(sent["path"]?.string == "/v1/echo?x=1%2F2")
    #expect(sent["body"]?.string == (body.isEmpty ? "" : "eyJhIjoxfQA="))
    #expect(answer.facts.text == #"{"status":200,"content_type":"application/json"}"#)
    #expect(try JSONText(validating: answer.body) == sent)
  }

  @Test func aBodyIsNotNeeded() throws {
    let endpoints = try Endpoints()
    for method in ["POST", "PUT", "PATCH", "DELETE"] {
      _ = try endpoints.request(method, "echo")
      let sent = try endpoints.sent()
      #expect(sent["method"]?.string == method)
      #expect(sent["headers"]?["content-length"]?.string ?? "0" == "0")
      #expect(sent["headers"]?["content-type"] == nil)
    }
  }

  @Test func theEndpointsHeadersAndTheHandlersArrive() throws {
    setenv("INTENT_TEST_HTTP_KEY", "sesame", 1)
    let endpoints = try Endpoints(#","headers":{"Authorization":"Bearer ${INTENT_TEST_HTTP_KEY}","X-Dollar":"$1"}"#)
    _ = try endpoints.request(
      "POST", "echo", headers: #"{"Idempotency-Key":"k-1","Content-Type":"text/x; charset=utf-8","X-Empty":""}"#,
      body: Array("hi".utf8))
    let headers = try endpoints.sent()["headers"]
    #expect(headers?["authorization"]?.string == "Bearer sesame")
    #expect(headers?["x-dollar"]?.string == "$1")
    #expect(headers?["idempotency-key"]?.string == "k-1")
    #expect(headers?["content-type"]?.string == "text/x; charset=utf-8")
    #expect(headers?["x-empty"]?.string == "")
    #expect(headers?["expect"] == nil)
  }

  @Test(arguments: [200, 201, 204, 302, 400, 401, 402, 404, 409, 422, 500, 503])
  func everyStatusIsAnAnswer(_ status: Int) throws {
    let endpoints = try Endpoints()
    let answer = try endpoints.request("POST", "status/\(status)?to=/v1/echo")
    #expect(answer.facts["status"]?.integer == Int64(status))
    #expect(answer.facts["retry_after_ms"] == nil)
    #expect(answer.body == (status == 204 ? [] : Array("the server's\nown words".utf8)))
    // A redirect that was followed would be a second request.
    #expect(try endpoints.sent()["path"]?.string?.hasPrefix("/v1/status/") == true)
  }

  @Test(arguments: [("429?retry=7", 7000...7000), ("429?date", 100_000...121_000), ("503?retry=90", 90_000...90_000)])
  func retryAfterIsPassedOn(_ path: String, _ range: ClosedRange<Int64>) throws {
    let answer = try Endpoints().request("GET", "status/\(path)")
    #expect(answer.facts["retry_after_ms"]?.integer.map(range.contains) == true)
  }

  @Test func everyByteOfALargeAnswerArrives() throws {
    let answer = try Endpoints().request("GET", "bytes?count=1048576")
    #expect(answer.facts["content_type"]?.string == "application/octet-stream")
    #expect(answer.body.count == 1_048_576)
    #expect(answer.body.indices.allSatisfy { answer.body[$0] == UInt8($0 % 256) })
  }

  @Test func anAnswerMayBeTooLarge() throws {
    let endpoints = try Endpoints(#","max_bytes":1024"#)
    #expect(try endpoints.request("GET", "bytes?count=1024").body.count == 1024)
    let failure = failure { _ = try endpoints.request("GET", "bytes?count=1280") }
    #expect(failure?.code == 5)
    #expect(
      failure?.message.contains("answered 200 with more than 1024 bytes (services.http.endpoints.api.max_bytes)")
        == true)
  }
}
