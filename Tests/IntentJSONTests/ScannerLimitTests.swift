import IntentJSON
import Testing

@Suite("Limits, and texts written to do harm")
struct ScannerLimitTests {
  @Test("one byte more than allowed is too large, whitespace included")
  func size() {
    let limits = JSONLimits(maxBytes: 4)
    #expect(refusal("[12]", limits: limits) == nil)
    #expect(refusal("[12] ", limits: limits)?.code == .tooLarge)
    #expect(refusal("[12] ", limits: limits)?.message == "5 bytes, where at most 4 are taken")
    #expect(refusal(String(repeating: " ", count: 1 << 20) + "1")?.code == .tooLarge)
  }

  @Test("one level more than allowed is too deep", arguments: ["[]", "{}"])
  func depth(_ brackets: String) {
    func nested(_ depth: Int) -> String {
      let open = brackets == "[]" ? "[" : #"{"a":"#
      return String(repeating: open, count: depth - 1) + brackets
        + String(repeating: String(brackets.last!), count: depth - 1)
    }
    #expect(refusal(nested(128)) == nil)
    #expect(refusal(nested(129))?.code == .tooDeep)
    #expect(refusal(nested(3), limits: JSONLimits(maxDepth: 2))?.code == .tooDeep)
    #expect(refusal(nested(100_000), limits: JSONLimits(maxDepth: 1 << 20)) == nil, "depth costs no stack")
  }

  @Test("a MiB of opening brackets is refused as too deep")
  func brackets() {
    #expect(refusal(String(repeating: "[", count: 1 << 20))?.code == .tooDeep)
  }

  @Test("a hundred thousand names are told apart")
  func manyNames() throws {
    let names = (0..<100_000).map { String($0, radix: 36) }
    let object = "{" + names.map { "\"\($0)\":1" }.joined(separator: ",")
    let json = try JSONText(validating: object + "}", limits: JSONLimits(maxBytes: 1 << 21))
    #expect(json.members.reduce(0) { count, _ in count + 1 } == 100_000)
    let error = refusal(object + ",\"\(names[50_000])\":1}", limits: JSONLimits(maxBytes: 1 << 21))
    #expect(error?.code == .duplicateMember)
    #expect(error?.path == names[50_000])
  }

  @Test("names that differ only where no fingerprint looks are told apart", arguments: [2, 16, 17, 2000])
  func similarNames(_ count: Int) {
    let names = (0..<count).map { "same\(String($0 + 10_000))tail" }
    func object(_ names: [String]) -> String { "{" + names.map { "\"\($0)\":1" }.joined(separator: ",") + "}" }
    #expect(refusal(object(names)) == nil)
    #expect(refusal(object(names + [names[count / 2]]))?.code == .duplicateMember)
    let escaped = names[count / 2].replacing("same", with: #"s\u0061me"#)
    #expect(refusal(object(names + [escaped]))?.code == .duplicateMember)
  }

  @Test("names of inner objects do not count for the outer one, however many there are")
  func scopes() {
    let inner = "{" + (0..<40).map { "\"k\($0)\":{\"k\($0)\":1}" }.joined(separator: ",") + "}"
    #expect(refusal("{\"k0\":\(inner),\"k1\":\(inner),\"k2\":[\(inner),\(inner)]}") == nil)
    #expect(refusal("{\"k0\":\(inner),\"k1\":\(inner),\"k0\":1}")?.code == .duplicateMember)
  }
}
