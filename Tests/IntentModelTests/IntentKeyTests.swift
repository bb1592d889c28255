import IntentJSON
import IntentModel
import Testing

@Suite("Intent keys")
struct IntentKeyTests {
  @Test(
    "are domain.kind.action",
    arguments: [
      ("attendance.exec.check_in", "attendance", IntentKey.Kind.exec, "check_in"),
      ("runtime.query.echo", "runtime", .query, "echo"),
      ("a.exec.b", "a", .exec, "b"),
      ("a1_b2.query.c3_4", "a1_b2", .query, "c3_4"),
    ])
  func parts(_ text: String, _ domain: String, _ kind: IntentKey.Kind, _ action: String) throws {
    let key = try IntentKey(text)
    #expect(key.text == text && key.description == text)
    #expect(key.domain == domain && key.kind == kind && key.action == action)
    #expect(key.symbol == "intent_handler_\(domain)__\(kind.rawValue)__\(action)")
  }

  @Test(
    "and nothing else",
    arguments: [
      "", ".", "..", "a", "a.exec", "a.exec.b.c", "a.exec.", ".exec.b", "a..b", "a.run.b", "a.Exec.b", "A.exec.b",
      "a.exec.B", "a.exec.b__c", "a__b.exec.c", "_a.exec.b", "a_.exec.b", "a.exec._b", "a.exec.b_", "1a.exec.b",
      "a.exec.1b", "a-b.exec.c", "a.exec.b c", " a.exec.b", "a.exec.b\n", "출석.exec.b", "a.exec.é", "a/exec/b",
      String(repeating: "a", count: 65) + ".exec.b", "a.exec." + String(repeating: "b", count: 65),
    ])
  func refused(_ text: String) {
    let error = failure { () throws(ModelError) in try IntentKey(text) }
    #expect(error?.code == .invalidIntentKey)
  }

  @Test("the message says which part is wrong")
  func messages() {
    func reason(_ text: String) -> String? {
      failure { () throws(ModelError) in try IntentKey(text) }?.message.components(upTo: ". It takes")
    }
    #expect(reason("a.exec") == #""a.exec" is no intent key: it has 2 parts"#)
    #expect(reason("a") == #""a" is no intent key: it has 1 part"#)
    #expect(reason("a.run.b") == #""a.run.b" is no intent key: its kind is "run""#)
    #expect(reason("a.exec.b\n") == #""a.exec.b\n" is no intent key: its action is "b\n""#)
  }

  @Test("two keys never have the same symbol")
  func symbols() throws {
    let keys = ["a.exec.b_c", "a_b.exec.c", "a.query.b_c", "a_exec.exec.b", "a.exec.exec_b"]
    #expect(Set(try keys.map { try IntentKey($0).symbol }).count == keys.count)
  }

  @Test("are strings on the wire, and keys of dictionaries")
  func coding() throws {
    let text = #"{"runtime.query.echo":["attendance.exec.check_in"]}"#
    let json = try JSONText(validating: text)
    let value = try JSONCoding.decode([IntentKey: [IntentKey]].self, from: json)
    #expect(value == ["runtime.query.echo": ["attendance.exec.check_in"]])
    #expect(try JSONCoding.encode(value) == json)
    var writer = JSONWriter()
    writer.value("a.exec.b" as IntentKey)
    #expect(writer.text.text == #""a.exec.b""#)
  }

  @Test("a wrong one in a document is named with its path")
  func codingError() throws {
    struct Job: Decodable { var intentKey: IntentKey }
    let json = try JSONText(validating: #"{"intent_key":"a.run.b"}"#)
    let error = #expect(throws: JSONError.self) { try JSONCoding.decode(Job.self, from: json) }
    #expect(error?.path == "intent_key")
    #expect(error?.message.hasPrefix(#""a.run.b" is no intent key: its kind is "run""#) == true)
  }

  @Test("sort by their text")
  func order() {
    let keys: [IntentKey] = ["b.exec.a", "a.query.b", "a.exec.z"]
    #expect(keys.sorted() == ["a.exec.z", "a.query.b", "b.exec.a"])
  }
}

extension String {
  fileprivate func components(upTo mark: String) -> String {
    String(self[..<(ranges(of: mark).first?.lowerBound ?? endIndex)])
  }
}
