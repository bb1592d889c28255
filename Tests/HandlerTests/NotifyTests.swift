import IntentJSON
import IntentCore
import IntentModel
import ServiceTesting
import Testing

/// `attendance.exec.notify_guardians_late`: the whole way to the outbox.
struct NotifyTests {
  private let key = "attendance.exec.notify_guardians_late"

  /// An academy where s-001 (two guardians, Korean) and s-004 (one, English) came late to math-a.
  private func late(services: String = "{}") async throws -> TestAcademy {
    let academy = try await TestAcademy.sample(services: services)
    for (student, minute) in [("s-001", "12"), ("s-004", "30"), ("s-002", "00")] {
      try await academy.completed(
        "attendance.exec.check_in",
        ["student_id": student, "class_id": "math-a", "at": "2024-11-22T16:\(minute):00+09:00"])
    }
    return academy
  }

  @Test func eachGuardianIsToldInTheirLanguage() async throws {
    let academy = try await late()
    let report = try await academy.completed(key, ["day": "2024-11-22"])
    let notified = report["notified"].map { Array($0.elements) } ?? []
    #expect(notified.map { $0["recipient"]?.string } == ["김보라", "김산", "Olivia Sample"])
    #expect(notified.map { $0["language"]?.string } == ["ko", "ko", "en"])
    #expect(report["skipped"]?.text == "[]")
    let mails = try academy.directory.names(in: "outbox/new").map {
      try Mail(academy.directory.path + "/outbox/new/" + $0)
    }
    let bora = try #require(mails.first { $0["to"] == "bora.kim@example.org" })
    #expect(bora["subject"] == "[우리 학원] 김하늘 학생 지각 안내")
    #expect(bora["body"]?.contains("김하늘 학생이 11월 22일(금) 수학 A반 수업에 12분 늦게 도착하여 안내드립니다.") == true)
    #expect(bora["language"] == "ko")
    let olivia = try #require(mails.first { $0["to"] == "olivia@example.org" })
    #expect(olivia["subject"] == "[우리 학원] Emma Sample arrived late")
    #expect(olivia["body"]?.contains("arrived 30 min late for 수학 A반 on Friday, 22 November 2024.") == true)
  }

  @Test func neitherAttemptsNorOtherJobsTellAgain() async throws {
    let academy = try await late()
    let uid = JobUID.make(at: SystemClock().now())
    try await academy.completed(key, ["day": "2024-11-22", "student_id": "s-004"], uid: uid)
    let again = try await academy.completed(key, ["day": "2024-11-22", "student_id": "s-004"], uid: uid)
    #expect(again["notified"]?.elements.map { $0["repeated"]?.bool } == [true])
    let other = try await academy.completed(key, ["day": "2024-11-22"])
    #expect(other["notified"]?.elements.map { $0["recipient"]?.string } == ["김보라", "김산"])
    #expect(other["skipped"]?.elements.map { $0["reason"]?.string } == ["was told by the job job-\(uid)"])
    #expect(academy.outbox().count == 3)
    #expect(try academy.count("SELECT count(*) FROM audit WHERE entity = 'message'") == 3)
  }

  @Test func anAttemptCutShortIsMadeUpFor() async throws {
    let scripts = TemporaryDirectory()
    // Takes one message, then none, until the file `up` is there.
    scripts.write(
      "sendmail",
      """
      #!/bin/sh
      cd \(scripts.path)
      test -e up || { test -e one && exit 75; }
      touch one
      cat > mail.$$
      """, mode: 0o700)
    let academy = try await late(
      services: #"{"messages":{"channel":"sendmail","command":["\#(scripts.path)/sendmail"]}}"#)
    let uid = JobUID.make(at: SystemClock().now())
    let first = try await academy.run(key, try JSONText(validating: #"{"day":"2024-11-22"}"#), uid: uid)
    guard case .retry = first.outcome else {
      Issue.record("\(first.outcome)")
      return
    }
    #expect(try academy.sql("SELECT status FROM messages ORDER BY status") == ["sending", "sending", "sent"])
    scripts.write("up", "")
    let report = try await academy.completed(key, ["day": "2024-11-22"], uid: uid)
    #expect(report["notified"]?.elements.map { $0["repeated"]?.bool } == [true, false, false])
    #expect(scripts.names().filter { $0.hasPrefix("mail") }.count == 3)
  }

  @Test func aGuardianWithNothingButATelephoneIsReachedInTheOutbox() async throws {
    let academy = try await late()
    _ = try academy.sql("UPDATE guardians SET email = NULL, phone = '010-0000-0000' WHERE name = '김보라'")
    let report = try await academy.completed(key, ["day": "2024-11-22"])
    #expect(report["notified"]?.elements.map { $0["recipient"]?.string } == ["김보라", "김산", "Olivia Sample"])
    #expect(academy.outbox().count == 3)
  }

  @Test func aRefusedMessageHoldsNobodyUp() async throws {
    let scripts = TemporaryDirectory()
    scripts.write("sendmail", "#!/bin/sh\ncat > /dev/null\n", mode: 0o700)
    let academy = try await late(
      services: #"{"messages":{"channel":"sendmail","command":["\#(scripts.path)/sendmail"]}}"#)
    _ = try academy.sql("UPDATE guardians SET email = NULL, phone = '010-0000-0000' WHERE name = '김보라'")
    let report = try await academy.completed(key, ["day": "2024-11-22"])
    #expect(report["notified"]?.elements.map { $0["recipient"]?.string } == ["김산", "Olivia Sample"])
    let skipped = report["skipped"].map { Array($0.elements) } ?? []
    #expect(skipped.map { $0["recipient"]?.string } == ["김보라"])
    #expect(skipped[0]["reason"]?.string?.contains("no e-mail address") == true)
    #expect(try academy.count("SELECT count(*) FROM messages WHERE status = 'refused'") == 1)
  }

  @Test func whoWasNotLateIsSaid() async throws {
    let report = try await late().completed(key, ["day": "2024-11-22", "student_id": "s-002"])
    #expect(report["notified"]?.text == "[]")
    #expect(report["skipped"]?.elements.map { $0["reason"]?.string } == ["was not late but present"])
  }

  @Test func aTimeToComeIsWaitedFor() async throws {
    let academy = try await late()
    let time = (SystemClock().now() + .seconds(3600)).rfc3339
    let result = try await academy.run(key, try JSONText(validating: #"{"notify_time":"\#(time)"}"#))
    guard case .snoozed(let milliseconds) = result.outcome else {
      Issue.record("\(result.outcome)")
      return
    }
    #expect((3_500_000...3_600_000).contains(milliseconds))
    #expect(academy.outbox() == [])
  }

  @Test(arguments: [
    (["day": "2024-11-21"], "-", "no attendance is recorded on 2024-11-21"),
    (["day": "2024-11-22", "student_id": "s-003"], "-", "no attendance of 박가람 (s-003) is recorded"),
    (["day": "2024-11-22", "class_id": "eng-b"], "-", "in the class eng-b"),
    (["student_id": "s-999"], "intent_params.student_id", "there is no student"),
    (["class_id": "art"], "intent_params.class_id", "there is no class"),
    (["day": "today"], "intent_params.day", "is no day"),
    (["notify_time": "16:00"], "intent_params.notify_time", "is no time"),
    (["students": "all"], "intent_params.students", "no such parameter"),
  ])
  func whatIsMissingIsSaid(_ params: [String: String], _ field: String, _ message: String) async throws {
    let academy = try await late()
    let error = try await academy.failed(key, params)
    #expect(error.field ?? "-" == field)
    #expect(error.message.contains(message), "\(error.message)")
    #expect(academy.outbox() == [])
  }
}
