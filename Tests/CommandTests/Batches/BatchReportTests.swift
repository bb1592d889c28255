import DelimitedText
import Foundation
import IntentJSON
import Testing

/// `intent batch report`: who succeeded, who failed, and why.
@Suite struct BatchReportTests {
  private static let program = """
    case "$(cat)" in
    *nobody*) echo '{"error": {"kind": "invalid_params", "message": "no such student", "field": "intent_params.name"}}'; exit 65;;
    *busy*) echo "the line is busy" >&2; exit 75;;
    *) echo '{"sent": [1, 2]}';;
    esac
    """

  private func space(_ policy: String = #""max_retries": 1, "backoff": {"kind": "fixed", "base": "1ms"}"#) throws
    -> CommandSpace
  {
    let space = try CommandSpace(intents: #""test.exec.tell": {"exec": ["./tell.sh"], \#(policy)}"#)
    try space.program("tell.sh", Self.program)
    return space
  }

  private func run(_ space: CommandSpace, _ csv: String) throws {
    try space.write("people.csv", csv)
    let ending = try space.run("batch", "run", "test.exec.tell", "--items", "people.csv", "--id", "b", "--drain")
    #expect(ending.status == 70, "\(ending.errors)")
  }

  private static let people = "name,age:number\nada,36\nnobody,\n=cmd|' /C calc'!A0,1,2\nbusy,7\n\"=1+1\",8\n"

  @Test func asCommaSeparatedValues() throws {
    let space = try space()
    try run(space, Self.people)
    let ending = try space.run("batch", "report", "b", "--csv")
    #expect(ending.status == 0, "\(ending.errors)")
    let rows = Array(CSVReader(Array(ending.output.utf8)))
    #expect(rows.allSatisfy { $0.problem == nil })
    #expect(
      rows[0].fields == [
        "item", "status", "attempts", "retries", "duration_ms", "error_kind", "error_field", "error_message",
        "params.name", "params.age", "other_params", "result",
      ])
    let table = rows.dropFirst().map { row in row.fields.enumerated().filter { $0.offset != 4 }.map(\.element) }
    #expect(
      table == [
        ["1", "completed", "1", "0", "", "", "", "ada", "36", "", #"{"sent":[1,2]}"#],
        [
          "2", "failed", "1", "0", "invalid_params", "intent_params.name", "no such student", "nobody", "", "", "",
        ],
        [
          "3", "failed", "0", "0", "invalid_item", "", "line 4: has 3 fields, where the first row has 2", "", "", "",
          "",
        ],
        ["4", "failed", "2", "1", "handler_error", "", table[3][6], "busy", "7", "", ""],
        // What a spreadsheet would run as a formula is text.
        ["5", "completed", "1", "0", "", "", "", "'=1+1", "8", "", #"{"sent":[1,2]}"#],
      ])
    #expect(table[3][6].contains("the line is busy"))
    #expect(rows.dropFirst().map { $0.fields[4] }.allSatisfy { Int($0) != nil })
  }

  @Test func asJSONOfWhatFailed() throws {
    let space = try space()
    try run(space, Self.people)
    let ending = try space.run("batch", "report", "b", "--failed", "--json", "--output", "failed.jsonl")
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(ending.output == "")
    let file = try String(contentsOf: space.root.appending(path: "failed.jsonl"), encoding: .utf8)
    let rows = try file.split(separator: "\n").map { try JSONText(validating: String($0)) }
    #expect(rows.map { $0["item"]?.integer } == [2, 3, 4])
    #expect(rows[0]["error"]?["field"]?.string == "intent_params.name")
    #expect(rows[0]["params"]?.text == "{\"name\":\"nobody\"}")
    #expect(rows[1]["params"] == nil)
    #expect(rows[2]["retries"]?.integer == 1)
    let unwritable = try space.run("batch", "report", "b", "--csv", "--output", "missing/file.csv")
    #expect(unwritable.status == 66)
    #expect(unwritable.errors.contains("cannot write missing/file.csv: No such file or directory"))
    #expect(try space.run("batch", "report", "b", "--csv", "--json").status == 64)
  }

  @Test func asASummaryWithTheReasons() throws {
    let space = try space()
    try run(space, "name\n" + String(repeating: "nobody\n", count: 5) + "a,b\nada\n")
    let ending = try space.run("batch", "report", "b")
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(ending.lines.contains { $0.hasPrefix("failed") && $0.hasSuffix("6") })
    #expect(ending.lines.contains { $0.contains("5  invalid_params      1  no such student") }, "\(ending.output)")
    #expect(ending.lines.contains { $0.contains("line #: has # fields") })
  }

  @Test func asOfNowWhileItRuns() throws {
    let space = try CommandSpace(intents: #""test.exec.wait": {"exec": ["./wait.sh"], "max_retries": 0}"#)
    try space.program("wait.sh", "grep -q '\"n\":2' && while [ ! -e go ]; do sleep 0.02; done; echo 7")
    try space.write("items.jsonl", "{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n")
    try space.withDispatcher {
      try space.run(
        "batch", "run", "test.exec.wait", "--items", "items.jsonl", "--id", "b", "--detach", "--concurrency", "1")
      try space.wait("the first has ended") {
        try space.run("batch", "status", "b", "--json").json["completed"]?.integer == 1
      }
      let rows = try space.run("batch", "report", "b", "--json").jsonLines
      #expect(rows.map { $0["status"]?.string } == ["completed", "open", "open"])
      #expect(rows[0]["result"]?.integer == 7)
      #expect(rows[1]["duration_ms"] == nil)
      try space.write("go", "")
      #expect(try space.run("batch", "status", "b", "--watch").status == 0)
    }
  }

  @Test func whatTheRegistryRedactsIsNotShown() throws {
    let space = try space(#""max_retries": 0, "redact": ["phone"]"#)
    try space.program(
      "tell.sh", "echo '{\"error\": {\"kind\": \"invalid_params\", \"message\": \"no line 010-1234-5678\"}}'; exit 65")
    try space.write("people.csv", "name,phone,phone_number:number\nada,010-1234-5678,1\nada,1,010-1234-5678\n")
    let run = try space.run("batch", "run", "test.exec.tell", "--items", "people.csv", "--id", "b", "--drain")
    #expect(run.errors.contains("line 3: phone_number: expected a number, found something else"), "\(run.errors)")
    for form in [["--csv"], ["--json"], []] {
      let ending = try space.run(["batch", "report", "b"] + form)
      #expect(ending.status == 0, "\(ending.errors)")
      #expect(!ending.output.contains("1234-5678"), "\(ending.output)")
      #expect(ending.output.contains(form.isEmpty ? "no line" : "[redacted]"), "\(ending.output)")
    }
    // Nobody knows what is not to be shown without the registry.
    try FileManager.default.removeItem(at: space.root.appending(path: "registry.json"))
    #expect(try space.run("batch", "report", "b", "--csv", "--registry", "registry.json").status == 78)
  }

  @Test func manyParametersGoIntoOneColumn() throws {
    let space = try space()
    let wide = "{" + (1...60).map { "\"p\($0)\":\($0)" }.joined(separator: ",") + "}"
    try space.write("wide.jsonl", "\(wide)\n{\"z\": {\"a\": [1 , 2]}, \"p1\": \"x\"}\n")
    try space.run("batch", "run", "test.exec.tell", "--items", "wide.jsonl", "--id", "b", "--drain")
    let rows = Array(CSVReader(Array(try space.run("batch", "report", "b", "--csv").output.utf8)))
    #expect(rows[0].fields.count == 8 + 50 + 2)
    #expect(rows[1].fields[58].hasPrefix("{\"p51\":51,"))
    #expect(rows[2].fields[8] == "x")
    #expect(rows[2].fields[58].contains("\"z\":{"))
  }
}
