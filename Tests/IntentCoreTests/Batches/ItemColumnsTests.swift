import IntentJSON
import Testing

@testable import IntentCore

@Suite("Fields of a row as parameters")
struct ItemColumnsTests {
  @Test(
    "by the type of their column",
    arguments: [
      ("a", "007", "{\"a\":\"007\"}"), ("a:text", "1", "{\"a\":\"1\"}"), ("a:number", "1.10", "{\"a\":1.10}"),
      ("a:number", "-0", "{\"a\":-0}"), ("a:bool", "false", "{\"a\":false}"), ("a:json", "null", "{\"a\":null}"),
      ("a:json", "{ \"b\" : [1 , 2] }", "{\"a\":{\"b\":[1,2]}}"), ("a:number", "", "{}"), ("a", " ", "{\"a\":\" \"}"),
      ("이름", "김 \"철수\"", "{\"이름\":\"김 \\\"철수\\\"\"}"),
    ])
  func values(_ column: String, _ field: String, _ item: String) throws {
    #expect(try ItemColumns([column]).item([field]).text == item)
  }

  @Test(
    "what is none of its type is said with the column's name",
    arguments: [
      ("a:number", "1,5", "a: expected a number, found \"1,5\""),
      ("a:number", "0x10", "a: expected a number, found \"0x10\""),
      ("a:number", "\"1\"", "a: expected a number, found \"\"1\"\""),
      ("a:bool", "yes", "a: expected true or false, found \"yes\""),
      ("a:json", "{a:1}", "a: expected JSON, found \"{a:1}\""),
    ])
  func mistakes(_ column: String, _ field: String, _ message: String) throws {
    let columns = try ItemColumns([column])
    do throws(ItemFieldError) {
      _ = try columns.item([field])
      Issue.record("it was taken")
    } catch {
      #expect(error.message == message)
    }
  }

  @Test(
    "a record ends where its quotes are closed",
    arguments: [
      (["a,b"], [false]), (["\"a"], [true]), (["\"a", "b\",c"], [true, false]), (["\"a\"\"", "\""], [true, false]),
      (["a\"b"], [false]), (["\"\""], [false]), (["\"\"\""], [true]), (["x,\"", ",\"y"], [true, false]),
      (["\"a\r"], [true]), (["\"a\"\r"], [false]),
    ])
  func quotes(_ lines: [String], _ open: [Bool]) {
    var scanner = QuoteScanner()
    #expect(lines.map { scanner.isOpen(after: $0.utf8) } == open)
  }

  @Test(
    "an item's own parameters win over those that all have in common",
    arguments: [
      ("{}", "{\"a\":1}", "{\"a\":1}"), ("{\"b\":2}", "{\"a\":1}", "{\"b\":2,\"a\":1}"),
      ("{\"a\":0,\"b\":2.10}", "{\"a\":1}", "{\"b\":2.10,\"a\":1}"), ("{\"a\":0}", "{}", "{\"a\":0}"),
      ("{\"a\":0}", "{\"\\u0061\":1}", "{\"\\u0061\":1}"),
    ])
  func merging(_ common: String, _ own: String, _ merged: String) {
    #expect(BatchItem.merged(JSONText(own), with: JSONText(common)).text == merged)
  }
}
