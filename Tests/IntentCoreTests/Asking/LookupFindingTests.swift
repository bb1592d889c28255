import IntentJSON
import IntentModel
import Testing

@testable import IntentCore

@Suite("What a lookup's query found")
struct LookupFindingTests {
  private static let people = """
    {"people": [{"id": "s-1", "name": "김하늘", "grade": 3, "classes": [{"id": "m", "name": "수학 A반"}, {"id": "e", "name": "영어"}],
      "tags": [], "paused": false, "note": ""},
     {"id": "s-2", "name": "김하늘별"}, {"id": 7, "name": "박서준"}, {"id": "s-9"}]}
    """

  private func finding(param: String?) throws -> LookupFinding {
    let lookup = PlaceholderLookup(intent: "a.query.find", param: param, results: "people")
    return try #require(LookupFinding(try JSONText(validating: Self.people), lookup))
  }

  @Test(
    "an id, then a name, then all that were found",
    arguments: [
      ("s-2", ["s-2"]), ("김하늘", ["s-1"]), ("김 하늘", ["s-1"]), ("7", ["7"]), ("하늘", ["s-1", "s-2", "7", "s-9"]),
    ])
  func searched(words: String, expected: [String]) throws {
    #expect(try finding(param: "query").meant(by: words).map(\.idText) == expected)
  }

  @Test(
    "of a list of all there are, those whose label has the words",
    arguments: [("하늘", ["s-1", "s-2"]), ("김하늘", ["s-1"]), ("s-9", ["s-9"]), ("이바다", [])])
  func listed(words: String, expected: [String]) throws {
    #expect(try finding(param: nil).meant(by: words).map(\.idText) == expected)
  }

  @Test("what tells those of a name apart")
  func details() throws {
    let items = try finding(param: nil).items
    #expect(items.map(\.details) == ["grade 3, classes 수학 A반 and 영어", "", "", ""])
    #expect(items.map(\.label) == ["김하늘", "김하늘별", "박서준", "s-9"])
  }

  @Test("a query is told the words, and what the lookup says besides")
  func params() {
    let lookup = PlaceholderLookup(
      intent: "a.query.find", param: "q", params: JSONText(unchecked: Array(#"{"limit": 5, "q": 1}"#.utf8)),
      results: "r")
    #expect(lookup.params(for: "김\"").text == #"{"limit":5,"q":"김\""}"#)
    #expect(PlaceholderLookup(intent: "a.query.find", param: nil, results: "r").params(for: "김").text == "{}")
  }

  @Test(
    "a result that is none",
    arguments: ["{}", #"{"people": {}}"#, #"{"people": [{"name": "x"}]}"#, #"{"people": [{"id": null}]}"#])
  func wrong(result: String) throws {
    let lookup = PlaceholderLookup(intent: "a.query.find", param: "q", results: "people")
    #expect(LookupFinding(try JSONText(validating: result), lookup) == nil)
  }
}
