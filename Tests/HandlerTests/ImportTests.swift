import IntentJSON
import IntentModel
import ServiceTesting
import Testing

/// `student.exec.import_csv`
struct ImportTests {
  private let key = "student.exec.import_csv"
  private let header = "student_id,student_name,guardian_name,guardian_email,class_id,class_name\n"

  @Test func theSampleMakesAnAcademy() async throws {
    let academy = try TestAcademy()
    let report = try await academy.completed(key, ["csv": TestAcademy.sampleCSV])
    #expect(
      report.text
        == #"{"rows":10,"imported":10,"unchanged":0,"students_added":8,"guardians_added":7,"classes_added":3,"#
        + #""enrollments_added":10,"bad_rows":0,"problems":[]}"#)
    #expect(
      try academy.sql("SELECT id, name, days, starts_at, late_after, capacity FROM classes ORDER BY id")
        == ["eng-b|English B|tue thu|17:30|10|10", "math-a|수학 A반|mon wed fri|16:00|5|12", "sci-c|과학 C반|sat|10:00|5|8"])
    #expect(try academy.count("SELECT count(*) FROM student_guardians") == 8)
  }

  @Test func aRepeatedJobChangesNothing() async throws {
    let academy = try TestAcademy()
    let uid = JobUID.make(at: SystemClock().now())
    let first = try await academy.completed(key, ["csv": TestAcademy.sampleCSV], uid: uid)
    let audited = try academy.count("SELECT count(*) FROM audit")
    #expect(try await academy.completed(key, ["csv": TestAcademy.sampleCSV], uid: uid) == first)
    let again = try await academy.completed(key, ["csv": TestAcademy.sampleCSV])
    #expect(again["unchanged"]?.integer == 10)
    #expect(try academy.count("SELECT count(*) FROM audit") == audited)
  }

  @Test func goodRowsAreImportedAndBadOnesReported() async throws {
    let academy = try TestAcademy()
    let csv =
      header + "s-1,One,,,math,Math\n" + "s 2,Two,,,,\n" + ",Three,,,,\n" + "s-4,,,,,\n" + "s-5,Five,Mum,,,\n"
      + "s-6,Six,Mum,not-an-address,,\n" + "s-7,Seven,,,art,\n" + "s-8,Eight,,\n" + "s-1,Somebody else,,,,\n"
      + "s-9,\"Nine \"\"9\"\", the second\",Mum,mum@example.org,math,\n" + "s-10,Te\"n,,,,\n" + "s-11,Eleven,,,,Art\n"
      + "s-12,Twelve,,,new,Math\n" + "s-13,Thirteen,,,math,Maths\n" + "s-14,\"never closed,,,,\ns-15,Lost,,,,\n"
    let report = try await academy.completed(key, ["csv": csv])
    #expect(report["imported"]?.integer == 2)
    #expect(report["bad_rows"]?.integer == 13)
    let problems = report["problems"].map { Array($0.elements) } ?? []
    #expect(problems.map { $0["line"]?.integer } == [3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16])
    #expect(
      problems.map { $0["column"]?.string ?? "-" }
        == [
          "student_id", "student_id", "student_name", "guardian_email", "guardian_email", "class_name", "-",
          "student_name", "-", "class_id", "class_name", "class_name", "-",
        ])
    #expect(problems[12]["problem"]?.string?.contains("opened on line 16 are never closed") == true)
    #expect(try academy.sql("SELECT id, name FROM students ORDER BY id") == ["s-1|One", #"s-9|Nine "9", the second"#])
    #expect(try academy.sql("SELECT id FROM classes") == ["math"])
  }

  @Test func aRowIsImportedWholeOrNotAtAll() async throws {
    let academy = try TestAcademy()
    let csv =
      header.replacing("\n", with: ",class_capacity\n") + "s-1,One,,,math,Math,1\ns-2,Two,Mum,m@example.org,math,,\n"
    let report = try await academy.completed(key, ["csv": csv])
    #expect(report["problems"]?.elements.map { $0["problem"]?.string?.contains("is full") } == [true])
    #expect(try academy.sql("SELECT id FROM students") == ["s-1"])
    #expect(try academy.count("SELECT count(*) FROM guardians") == 0)
    #expect(try academy.count("SELECT count(*) FROM audit WHERE entity_id LIKE '%s-2%'") == 0)
  }

  @Test func aFileIsReadFromItsFolder() async throws {
    let academy = try TestAcademy()
    academy.directory.makeDirectory("files")
    academy.directory.makeDirectory("files/default")
    academy.directory.makeDirectory("files/default/import")
    academy.directory.write(
      "files/default/import/a.csv", "\u{FEFF}" + TestAcademy.sampleCSV.replacing("\n", with: "\r\n"))
    academy.directory.write("files/default/secret.csv", TestAcademy.sampleCSV)
    #expect(try await academy.completed(key, ["file": "a.csv"])["imported"]?.integer == 10)
    for file in ["../secret.csv", "/etc/passwd", "b.csv", ".a.csv", ""] {
      let error = try await academy.failed(key, ["file": file])
      #expect(error.field == "intent_params.file", "\(file)")
    }
  }

  @Test(arguments: [
    ("", "csv", "the file is empty"), ("student_id\n", "csv", "the column student_name is missing"),
    ("student_id,student_name,shoe_size\n", "csv", "there is no column \"shoe_size\""),
    ("student_id,student_name,student_id\n", "csv", "is there twice"),
    ("student_id,student_name\n", "csv", "names columns and has no rows"),
    ("student_id,student_name\n,\n", "csv", "none of the 1 rows"),
  ])
  func aFileThatCannotBeUnderstoodFails(_ csv: String, _ field: String, _ message: String) async throws {
    let academy = try TestAcademy()
    let error = try await academy.failed(key, ["csv": csv])
    #expect(error.kind == .invalidParams)
    #expect(error.field == "intent_params." + field)
    #expect(error.message.contains(message), "\(error.message)")
    #expect(try academy.count("SELECT count(*) FROM students") == 0)
  }

  @Test func whereNoRowIsRightTheErrorSaysWhy() async throws {
    let error = try await TestAcademy().failed(key, ["csv": header + "s 1,One,,,,\n"])
    #expect(error.details?["problems"]?.elements.map { $0["line"]?.integer } == [2])
  }

  @Test func oneSourceIsGiven() async throws {
    let academy = try TestAcademy()
    #expect(try await academy.failed(key, [:]).field == "intent_params.csv")
    #expect(try await academy.failed(key, ["csv": "x", "file": "y"]).field == "intent_params.file")
  }
}
