import RandomTesting
import IntentCore
import IntentJSON
import IntentRuntime

extension FuzzTarget {
  /// What an executable handler left on its standard output, and its lines of progress. The first byte is its exit
  /// status, or by its highest bit the signal that ended it.
  static let exec = FuzzTarget(name: "exec") { random in
    let error =
      #"{"error": {"kind": \#(JSONGrammar.string(&random)), "message": \#(JSONGrammar.value(&random)), "#
      + #""retry_after_ms": \#(JSONGrammar.number(&random)), "details": \#(JSONGrammar.value(&random))}}"#
    var bytes = Array((random.oneIn(2) ? error : JSONGrammar.value(&random)).utf8)
    Mutator.damage(&bytes, &random)
    return [random.pick([0, 0, 65, 75, 1, 0x80 | 11])] + bytes
  } check: { bytes in
    guard let first = bytes.first else { return .refused }
    let output = Array(bytes.dropFirst())
    let ending = ExecProbe.outcome(
      output: output, exitStatus: first & 0x80 == 0 ? Int32(first) : nil, signal: Int32(first & 0x7F), limit: 4096)
    try checkLines(output)
    guard case .completed(let result) = ending else { return .refused }
    try require(result.bytes.count <= 4096, "a result past its bound")
    try checkWalk(try JSONText(validating: Array(result.bytes)))
    return .accepted
  }

  /// A stream has the same lines in whatever pieces it comes, and none is longer than it may be.
  private static func checkLines(_ bytes: [UInt8]) throws {
    let whole = ExecProbe.lines(of: bytes, pieces: max(1, bytes.count), limit: 64)
    try require(whole == ExecProbe.lines(of: bytes, pieces: 7, limit: 64), "other lines in pieces")
    try require(whole.allSatisfy { $0.count <= 64 }, "a line past its bound")
  }
}
