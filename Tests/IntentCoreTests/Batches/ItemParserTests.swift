import IntentJSON
import Testing

@testable import IntentCore

@Suite("Items, line by line")
struct ItemParserTests {
  /// Items as they come of a text: parameters as JSON, what is none behind an exclamation mark.
  private func items(_ text: String, _ format: ItemFormat) throws -> [String] {
    var parser = ItemParser(format)
    var found: [String] = []
    func add(_ item: BatchItem.Content?) {
      switch item {
      case .params(let params)?: found.append(params.text)
      case .malformed(let reason)?: found.append("!\(reason)")
      case nil: break
      }
    }
    var lines = Array(text.utf8)[...].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    // What stands behind the last line feed is no line.
    if lines.last?.isEmpty == true { lines.removeLast() }
    for line in lines { add(try parser.take(line)) }
    add(try parser.end())
    return found
  }

  @Test(
    "JSON Lines",
    arguments: [
      ("", []),
      ("{\"a\":1}\n{\"a\":1.10}\n", ["{\"a\":1}", "{\"a\":1.10}"]),
      ("{\"a\":1}", ["{\"a\":1}"]),
      ("\n  \t\n{\"a\":1}\n\n", ["{\"a\":1}"]),
      ("{\"a\":1}\r\n\r\n{\"a\":2}\r\n", ["{\"a\":1}", "{\"a\":2}"]),
      ("\u{FEFF}{\"a\":1}\n{\"a\":2}\n", ["{\"a\":1}", "{\"a\":2}"]),
      ("  {\"a\": [1, 2]}  \n", ["{\"a\": [1, 2]}"]),
      ("{}\n", ["{}"]),
      (
        "[1]\n7\n{\"a\":1}\n",
        [
          "!line 1: expected an item, which is an object of parameters, found an array",
          "!line 2: expected an item, which is an object of parameters, found the number 7", "{\"a\":1}",
        ]
      ),
      ("{\"학생\":\"김\"}\n", ["{\"학생\":\"김\"}"]),
    ] as [(String, [String])])
  func jsonLines(_ text: String, _ expected: [String]) throws {
    #expect(try items(text, .jsonLines) == expected)
  }

  @Test("what is wrong with a line of JSON is said with its number, and only with that")
  func brokenJSON() throws {
    let found = try items("{\"a\":1}\n\n{\"a\":}\n{\"a\":1,}\n{\"a\":2}\n", .jsonLines)
    #expect(found.count == 4)
    #expect(found[1].hasPrefix("!line 3: not valid JSON: column 6"), "\(found)")
    #expect(found[2].hasPrefix("!line 4: not valid JSON: column"), "\(found)")
    #expect(!found[2].contains("line 1"), "\(found)")
  }

  @Test(
    "CSV",
    arguments: [
      ("id,name\n1,김\n", ["{\"id\":\"1\",\"name\":\"김\"}"]),
      ("id,name\r\n1,Ada\r\n2,Bob\r\n", ["{\"id\":\"1\",\"name\":\"Ada\"}", "{\"id\":\"2\",\"name\":\"Bob\"}"]),
      ("\u{FEFF}id\n1\n", ["{\"id\":\"1\"}"]),
      ("\u{FEFF}\"id\",x\r\n\"1\",2\r\n", ["{\"id\":\"1\",\"x\":\"2\"}"]),
      (
        "id,amount:number,urgent:bool,tags:json\n1,1.50,true,\"[1,\"\"a\"\"]\"\n",
        ["{\"id\":\"1\",\"amount\":1.50,\"urgent\":true,\"tags\":[1,\"a\"]}"]
      ),
      ("id , amount : number\n1,2\n", ["{\"id\":\"1\",\"amount\":2}"]),
      ("id,note\n1,\n,x\n", ["{\"id\":\"1\"}", "{\"note\":\"x\"}"]),
      (
        "id,note\n1,\"two\nlines\"\n2,y\n",
        ["{\"id\":\"1\",\"note\":\"two\\nlines\"}", "{\"id\":\"2\",\"note\":\"y\"}"]
      ),
      ("id,note\r\n1,\"two\r\nlines\"\r\n", ["{\"id\":\"1\",\"note\":\"two\\r\\nlines\"}"]),
      ("id,note\n1,\"a,\"\"b\"\"\"\n", ["{\"id\":\"1\",\"note\":\"a,\\\"b\\\"\"}"]),
      ("id\n\n1\n\n\n2\n", ["{\"id\":\"1\"}", "{\"id\":\"2\"}"]),
      ("id\n1", ["{\"id\":\"1\"}"]),
      ("id\n", []),
    ] as [(String, [String])])
  func csv(_ text: String, _ expected: [String]) throws {
    #expect(try items(text, .csv) == expected)
  }

  @Test("a row that is none is said with the line that it began on, and stops nothing")
  func brokenRows() throws {
    let found = try items("id,n:number\n1,2,3\n\"x\ny\",two\n4,5\na\"b,1\n6,7\n", .csv)
    #expect(
      found == [
        "!line 2: has 3 fields, where the first row has 2", "!line 3: n: expected a number, found \"two\"",
        "{\"id\":\"4\",\"n\":5}",
        "!line 6: a quote stands inside of a field that does not start with one: put the field in quotes, double it",
        "{\"id\":\"6\",\"n\":7}",
      ])
  }

  @Test("quotes that are never closed are said with the line that opened them")
  func openQuotes() throws {
    let found = try items("id,note\n1,a\n2,\"b\n3,c\n", .csv)
    #expect(
      found == [
        "{\"id\":\"1\",\"note\":\"a\"}",
        "!line 3: the quotes opened on line 3 are never closed: nothing behind them can be read",
      ])
  }

  @Test("the quotes of one huge field do not swallow the rest of the file, however long it is")
  func swallowing() throws {
    var parser = ItemParser(.csv)
    _ = try parser.take(Array("id".utf8)[...])
    _ = try parser.take(Array("\"open".utf8)[...])
    let line = [UInt8](repeating: UInt8(ascii: "x"), count: 1000)
    var verdict: BatchItem.Content?
    var lines = 2
    while verdict == nil, lines < 3000 {
      verdict = try parser.take(line[...])
      lines += 1
    }
    guard case .malformed(let reason)? = verdict else {
      Issue.record("\(String(describing: verdict))")
      return
    }
    #expect(reason.hasPrefix("line 2: the quotes opened on line 2 are never closed"))
    #expect(lines * 1000 < ItemParser.itemLimit + 5000)
    #expect(try parser.take(Array("7".utf8)[...]) == .params(JSONText("{\"id\":\"7\"}")))
    #expect(parser.itemLine == lines + 1)
  }

  @Test("a line that is too long is told, in quotes too, and the next is read")
  func tooLong() throws {
    for format in [ItemFormat.jsonLines, .csv] {
      var parser = ItemParser(format)
      if format == .csv {
        _ = try parser.take(Array("a:number".utf8)[...])
        _ = try parser.take(Array("\"begun".utf8)[...])
      }
      guard case .malformed(let reason) = parser.takeTooLong() else {
        Issue.record("it was taken")
        return
      }
      #expect(reason.hasPrefix("line \(format == .csv ? 3 : 1): is longer than an item may be"))
      let next = format == .csv ? "1" : "{\"a\":1}"
      #expect(try parser.take(Array(next.utf8)[...]) == .params(JSONText("{\"a\":1}")))
    }
  }

  @Test(
    "a CSV file whose first row names no parameters cannot be read at all",
    arguments: [
      ("", "is empty: the first row names the parameters"),
      ("\n\n", "is empty: the first row names the parameters"),
      ("a,,b\n", "line 1: column 2 has no name: the first row names the parameters"),
      ("a,b,a\n", "line 1: two columns are named \"a\""),
      ("a:text,a:number\n", "line 1: two columns are named \"a\""),
      ("a:date\n", "line 1: \"a:date\" has the unknown type \"date\": known are text, number, bool, json"),
      (
        "a\"b\n",
        "line 1: a quote stands inside of a field that does not start with one: put the field in quotes, double it"
      ),
    ])
  func headers(_ text: String, _ message: String) {
    #expect(throws: ItemHeaderError(message: message)) { try items(text, .csv) }
  }

  @Test(
    "formats go by the end of a name",
    arguments: [
      ("a.jsonl", ItemFormat.jsonLines), ("a.ndjson", .jsonLines), ("A.CSV", .csv), ("a.json", nil), ("csv", nil),
      ("", nil),
    ])
  func formats(_ name: String, _ format: ItemFormat?) {
    #expect(ItemFormat(fileName: name) == format)
  }
}
