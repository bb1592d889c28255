import Foundation
import IntentJSON
import Testing

/// `intent batch run --dry-run`: everything is checked, nothing is executed.
@Suite struct BatchDryRunTests {
  private static let intents =
    CommandSpace.intents + """
      , "attendance.exec.check_in": {"library": "AttendanceCheckIn"},
      "communication.exec.send_message": {"library": "CommunicationSendMessage", "redact": ["subject"]},
      "fixture.exec.c_older": {"library": "PlainC"}, "fixture.exec.c_validates": {"library": "PlainC"},
      "fixture.exec.c_dies_validating": {"library": "PlainC"}, "test.exec.gone": {"library": "NoSuchLibrary"},
      "test.exec.nothing": {"exec": ["./nothing.sh"]}
      """

  private func check(
    _ key: String, _ items: String, _ arguments: [String] = [], in space: CommandSpace
  ) throws -> CommandEnding {
    let ending = try space.start(["batch", "run", key, "--items", "-", "--dry-run"] + arguments, input: items).wait()
    // Not even a spool.
    #expect(!FileManager.default.fileExists(atPath: space.spool.path))
    #expect(!FileManager.default.fileExists(atPath: space.root.appending(path: "data").path))
    return ending
  }

  @Test func theHandlerIsAskedAboutEachItem() throws {
    let space = try CommandSpace(intents: Self.intents)
    let items = """
      {"student_id": "7"}
      {"class_id": "3"}
      nothing

      {"student_id": "8", "at": "yesterday"}
      {"student_id": "8", "clas_id": "3"}
      """
    let ending = try check("attendance.exec.check_in", items, in: space)
    #expect(ending.status == 65, "\(ending.errors)")
    #expect(ending.lines.count == 5, "\(ending.output)")
    #expect(ending.lines[0].hasPrefix("standard input: line 2: intent_params.student_id: "), "\(ending.output)")
    #expect(ending.lines[1].hasPrefix("standard input: line 3: not valid JSON"))
    #expect(ending.lines[2].hasPrefix("standard input: line 5: intent_params.at: "))
    #expect(ending.lines[3].hasPrefix("standard input: line 6: intent_params.clas_id: there is no such parameter"))
    #expect(ending.lines[4] == "5 items: 1 valid, 4 invalid; nothing was executed")
  }

  @Test func commonParametersCount() throws {
    let space = try CommandSpace(intents: Self.intents)
    let ending = try check(
      "attendance.exec.check_in", "{}\n{\"student_id\": null}\n", ["--params", #"{"student_id": "7"}"#, "--json"],
      in: space)
    #expect(ending.status == 65, "\(ending.errors)")
    let lines = ending.jsonLines
    #expect(lines.count == 2)
    #expect(lines[0]["line"]?.integer == 2)
    #expect(lines[0]["item"]?.integer == 2)
    #expect(lines[0]["kind"]?.string == "invalid_params")
    #expect(lines[0]["field"]?.string == "intent_params.student_id")
    #expect(lines[1].text == #"{"items":2,"valid":1,"invalid":1,"handler_asked":true}"#)
  }

  @Test func theHandlersOwnRulesCount() throws {
    let space = try CommandSpace(intents: Self.intents)
    let ending = try check(
      "communication.exec.send_message",
      """
      {"student_id": "1", "subject": "s", "body": "b"}
      {"student_id": "1", "class_id": "2", "subject": "s", "body": "b"}
      {"student_id": "1", "subject": "s", "body": "  "}
      {"student_id": "1", "subject": "very secret\\u0000", "body": "b"}
      """, in: space)
    #expect(ending.status == 65, "\(ending.errors)")
    #expect(ending.lines[0].contains("line 2: intent_params.student_id: give either student_id or class_id"))
    #expect(ending.lines[1].contains("line 3: intent_params.body: is empty"), "\(ending.output)")
    #expect(!ending.output.contains("very secret"))
  }

  @Test func manyAreToldInFullOnlyToPrograms() throws {
    let space = try CommandSpace(intents: Self.intents)
    let items = "student_id,at\r\n" + String(repeating: "1,soon\r\n", count: 700)
    let ending = try check("attendance.exec.check_in", items, ["--format", "csv"], in: space)
    #expect(ending.status == 65)
    #expect(ending.lines.count == 22)
    #expect(ending.lines[0].contains("line 2: "))
    #expect(ending.lines[19].contains("line 21: "))
    #expect(ending.lines[20] == "standard input: and 680 more like these; --json tells all")
    let all = try check("attendance.exec.check_in", items, ["--format", "csv", "--json"], in: space).jsonLines
    #expect(all.count == 701)
    #expect(all[699]["line"]?.integer == 701)
  }

  @Test func aValidFileIsSaidToBe() throws {
    let space = try CommandSpace(intents: Self.intents)
    let ending = try check("fixture.exec.c_validates", String(repeating: "{\"colour\": 1}\n", count: 1000), in: space)
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(ending.output == "1,000 items: 1,000 valid, 0 invalid; nothing was executed\n")
  }

  @Test func whoCannotBeAskedIsSaid() throws {
    let space = try CommandSpace(intents: Self.intents)
    let program = try check("test.exec.fail", "{}\n", in: space)
    #expect(program.status == 0, "\(program.errors)")
    #expect(program.output.contains("only the form was checked: test.exec.fail is a program, which cannot be asked"))
    let older = try check("fixture.exec.c_older", "{}\n", in: space)
    #expect(older.status == 0, "\(older.errors)")
    #expect(older.output.contains("only the form was checked: the handler of fixture.exec.c_older cannot be asked"))
  }

  @Test func aHandlerThatCannotBeExecutedIsTold() throws {
    let space = try CommandSpace(intents: Self.intents)
    for (key, message) in [("test.exec.gone", "libNoSuchLibrary"), ("test.exec.nothing", "nothing.sh")] {
      let ending = try check(key, "{}\n", in: space)
      #expect(ending.status == 69, "\(ending.errors)")
      #expect(ending.errors.contains(message), "\(ending.errors)")
    }
    let unknown = try check("test.exec.unknown", "{}\n", in: space)
    #expect(unknown.status == 69)
    #expect(try check("runtime.query.echo", "\n", in: space).status == 65)
  }

  @Test func parametersThatKillTheHandlersCheckAreToldAndTheRestIsChecked() throws {
    let space = try CommandSpace(intents: Self.intents)
    let items = (1...600).map { $0 == 7 || $0 == 500 ? "{\"die\": 1}" : "{\"n\": \($0)}" }.joined(separator: "\n")
    let ending = try check("fixture.exec.c_dies_validating", items, ["--json"], in: space)
    #expect(ending.status == 65, "\(ending.errors)")
    let lines = ending.jsonLines
    #expect(lines.map { $0["line"]?.integer } == [7, 500, nil])
    #expect(lines[0]["kind"]?.string == "crash")
    #expect(lines[0]["message"]?.string?.contains("was ended by Aborted") == true, "\(ending.output)")
    #expect(lines[2]["valid"]?.integer == 598)
  }
}
