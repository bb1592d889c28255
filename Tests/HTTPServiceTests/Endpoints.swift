import HTTPService
import IntentJSON
import ServiceTesting

/// A real server on loopback, and an HTTP service that has it as its endpoint `api`.
final class Endpoints {
  let http: TestHTTP
  let port: String
  private let server: ChildProcess

  init(_ members: String = "", tls: (certificate: String, key: String)? = nil) throws {
    let script = Fixtures.path("http/endpoint_server.py")
    server = try ChildProcess("python3", [script] + (tls.map { [$0.certificate, $0.key] } ?? []))
    port = server.readLine()
    let url = "\(tls == nil ? "http" : "https")://127.0.0.1:\(port)/v1"
    http = try Self.service(#"{"endpoints":{"api":{"url":"\#(url)"\#(members)}}}"#)
  }

  deinit { server.end() }

  /// A service with this configuration.
  static func service(_ configuration: String) throws -> TestHTTP {
    try TestHTTP(
      httpService(), host: TestServiceHost(configuration: configuration, dataDirectory: "/tmp/intent-test-none"))
  }

  /// Makes a request to `api`; returns the facts and the body.
  func request(
    _ method: String, _ path: String, headers: String = "{}", body: [UInt8] = []
  ) throws -> (facts: JSONText, body: [UInt8]) {
    let answer = try http.request(
      #"{"endpoint":"api","method":"\#(method)","path":"\#(path)","headers":\#(headers)}"#, body: body)
    return (try JSONText(validating: answer.head), answer.body)
  }

  /// What the server says that it was sent.
  func sent() throws -> JSONText { try JSONText(validating: server.readLine()) }

  /// Ends the server, and waits until it has.
  func end() {
    server.end()
    server.wait()
  }
}
