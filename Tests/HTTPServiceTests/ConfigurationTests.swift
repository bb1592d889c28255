import ServiceTesting
import Testing

/// What `services.http` in registry.json may say.
struct ConfigurationTests {
  @Test(arguments: [
    (#"{"endpoint":{}}"#, "unknown members: endpoint"),
    (#"{"endpoints":[]}"#, "services.http.endpoints in registry.json has to be an object of endpoints"),
    (#"{"endpoints":{"A":{"url":"https://a.example"}}}"#, "\"A\" is no name of an endpoint"),
    (#"{"endpoints":{"a":"https://a.example"}}"#, "services.http.endpoints.a in registry.json has to be an object"),
    (#"{"endpoints":{"a":{}}}"#, "services.http.endpoints.a.url in registry.json is missing"),
    (#"{"endpoints":{"a":{"url":"ftp://a.example"}}}"#, "is no address such as"),
    (#"{"endpoints":{"a":{"url":"https://a.example/?key=1"}}}"#, "without ? and #"),
    (#"{"endpoints":{"a":{"url":"https://me:pw@a.example"}}}"#, "put credentials into headers"),
    (#"{"endpoints":{"a":{"url":"http://a.example"}}}"#, "sends requests over the network unencrypted"),
    (
      #"{"endpoints":{"a":{"url":"https://a.example","header":{}}}}"#,
      "services.http.endpoints.a in registry.json has unknown members: header; known are allow_plain_http, headers, max_bytes, timeout, url"
    ),
    (#"{"endpoints":{"a":{"url":"https://a.example","timeout":"soon"}}}"#, "services.http.endpoints.a.timeout"),
    (#"{"endpoints":{"a":{"url":"https://a.example","max_bytes":0}}}"#, "services.http.endpoints.a.max_bytes"),
    (
      #"{"endpoints":{"a":{"url":"https://a.example","headers":{"Host":"x"}}}}"#,
      "headers.Host in registry.json: the transfer sets"
    ),
    (
      #"{"endpoints":{"a":{"url":"https://a.example","headers":{"X":"${INTENT_TEST_NOT_SET}"}}}}"#,
      "the environment variable INTENT_TEST_NOT_SET is not set"
    ),
  ])
  func whatIsWrongIsNamed(_ configuration: String, _ message: String) {
    let failure = failure { _ = try Endpoints.service(configuration) }
    #expect(failure?.message.contains(message) == true, "\(failure?.message ?? "none")")
  }

  @Test func plainHTTPMayBeAllowed() throws {
    _ = try Endpoints.service(#"{"endpoints":{"a":{"url":"http://a.example","allow_plain_http":true}}}"#)
  }

  @Test func withoutEndpointsThereIsNoneToAsk() throws {
    let http = try Endpoints.service("{}")
    let failure = failure { _ = try http.request(#"{"endpoint":"payments","method":"GET"}"#) }
    #expect(failure?.message.contains("services.http.endpoints in registry.json names none") == true)
  }
}
