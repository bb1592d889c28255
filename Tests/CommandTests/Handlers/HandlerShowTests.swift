import Foundation
import IntentJSON
import Testing

/// `intent handlers list` and `show`: parameters, outcomes, and what to type.
@Suite struct HandlerShowTests {
  private static let intents = """
    "runtime.query.wait": {"library": "RuntimeWait", "description": "Waits"},
    "attendance.exec.check_in": {"library": "AttendanceCheckIn"},
    "student.exec.register": {"library": "StudentRegister"},
    "test.exec.broken": {"library": "NotThere"},
    "test.exec.silent": {"exec": ["./fail.sh"], "max_retries": 0},
    "test.exec.told": {"exec": ["./fail.sh"], "params": {
      "name": {"type": "text", "required": true, "example": "Ada's", "description": "Whom to greet"},
      "language": {"type": "text", "words": ["ko", "en"]},
      "times": {"type": "integer", "required": true},
      "until": {"type": "time"}}}
    """

  @Test func aLibraryTellsItsParameters() throws {
    let space = try CommandSpace(intents: Self.intents)
    let shown = try space.run("handlers", "show", "attendance.exec.check_in", "--json").json
    let params = try #require(shown["params"]).elements.map(\.self)
    #expect(params.first?["name"]?.string == "student_id")
    #expect(params.first?["required"]?.bool == true)
    #expect(params.first?["form"]?.string == "student id")
    #expect(params.first { $0["name"]?.string == "at" }?["required"]?.bool == false)
    #expect(shown["example"]?.text == #"{"student_id":"s-001"}"#)
    let text = try space.run("handlers", "show", "student.exec.register").output
    #expect(text.contains("guardians[].email     e-mail address"), "\(text)")
    #expect(text.contains("ko | en"), "\(text)")
    #expect(text.hasSuffix("intent run student.exec.register --params '{\"name\":\"text\"}'\n"), "\(text)")
  }

  @Test func aProgramsEntryTellsThem() throws {
    let space = try CommandSpace(intents: Self.intents)
    let text = try space.run("handlers", "show", "test.exec.told").output
    #expect(text.contains("Whom to greet"), "\(text)")
    let command = try #require(text.split(separator: "\n").last.map(String.init))
    // It is pasted into a shell as it is, quotes and all.
    try space.program("fail.sh", "cat")
    let ran = try space.shell(command)
    #expect(ran.status == 0, "\(ran.errors)")
    #expect(ran.json["intent_params"]?.text == #"{"name":"Ada's","times":1}"#, "\(ran.output)")
    let words = try space.run("handlers", "show", "test.exec.told", "--json").json["params"]?.elements
      .first { $0["name"]?.string == "language" }?["words"]
    #expect(words?.text == #"["ko","en"]"#)
  }

  @Test func theListHasAllOfIt() throws {
    let space = try CommandSpace(intents: Self.intents)
    let list = try space.run("handlers", "list")
    #expect(list.status == 0, "\(list.errors)")
    #expect(list.lines.first { $0.contains("runtime.query.wait") }?.contains("milliseconds, blocking?") == true)
    #expect(list.lines.first { $0.contains("test.exec.told") }?.contains("name, language?, times, until?") == true)
    let json = try space.run("handlers", "list", "--json").jsonLines
    #expect(json.count == 6)
    #expect(json.first?["params"]?.elements.first { _ in true }?["name"]?.string == "milliseconds")
    let broken = try #require(json.first { $0["intent_key"]?.string == "test.exec.broken" })
    #expect(broken["params"] == nil)
    #expect(broken["params_problem"]?.string?.contains("libNotThere.so") == true, "\(broken.text)")
    let silent = try space.run("handlers", "show", "test.exec.silent").output
    #expect(silent.contains("not known: the handler does not say"), "\(silent)")
  }

  @Test func theLastOutcomesAreTold() throws {
    let space = try CommandSpace(intents: Self.intents)
    #expect(try space.run("handlers", "show", "test.exec.silent", "--json").json["outcomes"] == nil)
    try space.run("submit", "test.exec.silent", "--id", "bad")
    try space.run("submit", "runtime.query.wait", "--params", #"{"milliseconds": 1}"#, "--id", "good")
    #expect(try space.run("handlers", "show", "test.exec.silent").output.contains("no job of it has ended yet"))
    try space.run("drain")
    let outcomes = try #require(try space.run("handlers", "show", "test.exec.silent", "--json").json["outcomes"])
    let recent = try #require(outcomes["recent"]).elements.map(\.self)
    #expect(recent.map { $0["id"]?.string } == ["bad"])
    #expect(recent.first?["state"]?.string == "failed")
    #expect(recent.first?["error_message"]?.string?.contains("no such student") == true)
    #expect(recent.first?["took_ms"]?.integer != nil)
    #expect(outcomes["is_complete"]?.bool == true)
    #expect(outcomes["totals"]?["failed"]?.integer == 1, "\(outcomes.text)")
    #expect(outcomes["totals"]?["completed"]?.integer == 0)
    let text = try space.run("handlers", "show", "runtime.query.wait").output
    #expect(text.contains("in all: 1 completed, 0 failed, 0 cancelled; 1 attempts, 0 retries"), "\(text)")
  }

  @Test func anUnknownKeyIsSuggested() throws {
    let ending = try CommandSpace(intents: Self.intents).run("handlers", "show", "attendance.exec.chekc_in")
    #expect(ending.status == 69)
    #expect(ending.errors.contains("did you mean attendance.exec.check_in?"), "\(ending.errors)")
  }
}
