import IntentJSON
import ServiceTesting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A payment gateway in a process of its own on loopback, which answers as it is told to.
final class TestGateway: Sendable {
  let directory = TemporaryDirectory()
  /// The registry's `services`, with the gateway as the endpoint `payments`.
  let services: String
  private let program: Program

  /// - Parameter members: The endpoint's configuration but for its address.
  init(
    _ members: String = #""timeout": "20s", "headers": {"Authorization": "Bearer ${INTENT_TEST_PAYMENT_KEY}"}"#
  ) throws {
    setenv("INTENT_TEST_PAYMENT_KEY", "sesame", 1)
    program = Program(
      process: try ChildProcess("python3", [Fixtures.path("http/payment_gateway.py"), directory.path]))
    let url = "http://127.0.0.1:\(program.process.readLine())/v1"
    services = #"{"http": {"endpoints": {"payments": {"url": "\#(url)", \#(members)}}}}"#
  }

  deinit { program.process.end() }

  /// How the next requests are answered, in turn: see the program.
  func script(_ steps: String...) {
    directory.write("script", steps.map { $0 + "\n" }.joined())
  }

  /// What it was asked for.
  func requests() throws -> [JSONText] { try lines("requests.jsonl") }
  /// What it did.
  func done() throws -> [JSONText] { try lines("done.jsonl") }

  private func lines(_ name: String) throws -> [JSONText] {
    try directory.contents(name).split(separator: UInt8(ascii: "\n")).map { try JSONText(validating: Array($0)) }
  }

  /// The process: started here, read once, and ended with the gateway.
  private struct Program: @unchecked Sendable {
    // Unchecked: nobody reads from it once its port is known.
    let process: ChildProcess
  }
}
