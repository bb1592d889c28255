import IntentJSON
import ServiceTesting
import Testing

/// Requests that there is no answer to, and requests that are not made.
struct FailureTests {
  @Test(arguments: ["drop", "cut"])
  func aConnectionThatIsClosedIsUnavailable(_ path: String) throws {
    let endpoints = try Endpoints()
    let failure = failure { _ = try endpoints.request("POST", path, body: [1]) }
    #expect(failure?.code == 3)
    #expect(
      failure?.message.contains("the endpoint api (http://127.0.0.1:\(endpoints.port)/v1) gives no answer") == true)
  }

  @Test func aServerThatDoesNotAnswerIsUnavailable() throws {
    let failure = failure { _ = try Endpoints(#","timeout":"200ms""#).request("GET", "slow") }
    #expect(failure?.code == 3)
    #expect(failure?.message.contains("timed out") == true, "\(failure?.message ?? "none")")
  }

  @Test func aServerThatIsNotThereIsUnavailable() throws {
    let endpoints = try Endpoints()
    endpoints.end()
    #expect(failure { _ = try endpoints.request("GET", "echo") }?.code == 3)
  }

  @Test func aServerThatCannotProveItselfGetsNothing() throws {
    let directory = TemporaryDirectory()
    let (certificate, key) = (directory.path + "/cert.pem", directory.path + "/key.pem")
    try ChildProcess(
      "openssl",
      [
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=127.0.0.1", "-addext",
        "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate, "-batch",
      ]
    ).wait()
    let endpoints = try Endpoints(tls: (certificate, key))
    let failure = failure { _ = try endpoints.request("POST", "echo", body: Array("secret".utf8)) }
    #expect(failure?.code == 4)
    #expect(failure?.message.contains("does not prove who it is") == true, "\(failure?.message ?? "none")")
    endpoints.end()
    #expect(throws: (any Error).self) { try endpoints.sent() }
  }

  @Test func anAttemptThatHasEndedMakesNoRequest() throws {
    let endpoints = try Endpoints()
    let token = endpoints.http.host.begin()
    endpoints.http.host.end(token)
    let failure = failure { _ = try endpoints.http.request(#"{"endpoint":"api","method":"GET"}"#, token: token) }
    #expect(failure?.code == 1)
    endpoints.end()
    #expect(throws: (any Error).self) { try endpoints.sent() }
  }

  @Test(arguments: [
    ("..", "leads out of"), ("a/../b", "leads out of"), ("%2e%2E/x", "leads out of"), ("./a", "leads out of"),
    ("a%2fb", "percent-encoded"), ("a%5cb", "percent-encoded"), ("/etc", "starts with a slash"),
    ("//evil.example/", "starts with a slash"), ("a//b", "is empty"), ("https://evil.example/", "has a \":\""),
    ("file:x", "has a \":\""), ("a b", "have to be percent-encoded"), ("a\\\\b", "have to be percent-encoded"),
    ("x#y", "have to be percent-encoded"), ("a%zz", "is not percent-encoded"), ("a%2", "is not percent-encoded"),
    ("한글", "have to be percent-encoded"), ("a%0d%0ab", "percent-encoded"),
  ])
  func aPathThatLeadsAwayIsRefused(_ path: String, _ message: String) throws {
    let endpoints = try Endpoints()
    let failure = failure { _ = try endpoints.request("GET", path) }
    #expect(failure?.code == 2)
    #expect(failure?.message.contains(message) == true, "\(failure?.message ?? "none")")
  }

  @Test(arguments: [
    (#""Authorization":"x""#, "which the endpoint api sets itself"), (#""authorization":"x""#, "sets itself"),
    (#""Host":"evil.example""#, "the transfer sets this header"), (#""content-length":"1""#, "the transfer sets"),
    (#""X-A":"a\r\nX-B: b""#, "characters that no header takes"), (#""X A":"a""#, "no name of a header"),
    (#""X-A":1"#, "is no string"), (#""X-A":"1","x-a":"2""#, "twice"),
  ])
  func aHeaderThatIsNotTheHandlersIsRefused(_ headers: String, _ message: String) throws {
    let endpoints = try Endpoints(#","headers":{"Authorization":"Bearer secret"}"#)
    let failure = failure { _ = try endpoints.request("GET", "echo", headers: "{\(headers)}") }
    #expect(failure?.code == 2)
    #expect(failure?.message.contains(message) == true, "\(failure?.message ?? "none")")
    #expect(failure?.message.contains("secret") == false)
  }

  @Test(arguments: [
    ("nonsense", "is no JSON"), ("[]", "is array"), (#"{"endpoint":"api"}"#, "has no method"),
    (#"{"method":"GET"}"#, "has no endpoint"), (#"{"endpoint":"api","method":"TRACE"}"#, "GET, POST"),
    (#"{"endpoint":"api","method":"GET","url":"x"}"#, "unknown member \"url\""),
    (#"{"endpoint":"api","method":"GET","headers":[]}"#, "no object"),
    (
      #"{"endpoint":"bank","method":"GET"}"#,
      "there is no endpoint \"bank\": services.http.endpoints in registry.json names api"
    ),
  ])
  func aRequestThatIsNoneIsRefused(_ request: String, _ message: String) throws {
    let failure = failure { _ = try Endpoints().http.request(request) }
    #expect(failure?.code == 2)
    #expect(failure?.message.contains(message) == true, "\(failure?.message ?? "none")")
  }

  @Test func aGetHasNoBody() throws {
    #expect(failure { _ = try Endpoints().request("GET", "echo", body: [1]) }?.code == 2)
  }
}
