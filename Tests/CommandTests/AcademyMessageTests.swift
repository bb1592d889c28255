import Foundation
import IntentJSON
import Testing

/// The academy's messages by a real dispatcher and its workers.
@Suite struct AcademyMessageTests {
  private static let intents = """
    "student.exec.import_csv": {"library": "StudentImportCSV"},
    "communication.exec.send_message": {"library": "CommunicationSendMessage", "queue": "messages", "timeout": "60s"},
    "communication.exec.send_bulk": {"library": "CommunicationSendBulk"},
    "communication.exec.notify_class": {"library": "CommunicationNotifyClass", "queue": "messages", "timeout": "60s"},
    "communication.exec.schedule_message": {"library": "CommunicationScheduleMessage"},
    "communication.query.delivery_status": {"library": "CommunicationDeliveryStatus"}
    """

  /// So many students of one class, each with a guardian of its own.
  private func csv(_ count: Int) -> String {
    let header = "student_id,student_name,guardian_name,guardian_email,class_id,class_name\n"
    return header
      + (1...count).map { "s-\($0),학생 \($0),보호자 \($0),g\($0)@example.org,all,모두\n" }.joined()
  }

  private func importStudents(_ count: Int, _ space: CommandSpace) throws {
    var writer = JSONWriter()
    writer.object { $0.member("csv", csv(count)) }
    let ending = try space.run("run", "student.exec.import_csv", "--params", writer.text.text)
    #expect(ending.status == 0, "\(ending.errors)")
  }

  private func outbox(_ space: CommandSpace) -> [String] {
    let path = space.root.appending(path: "data/outbox/new").path
    return (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
  }

  private func counts(_ space: CommandSpace, _ params: String) throws -> String? {
    try space.run("run", "communication.query.delivery_status", "--params", params).json["counts"]?.text
  }

  @Test func aBulkMessageIsABatchThatTellsEverybodyOnce() throws {
    let space = try CommandSpace(intents: Self.intents)
    try importStudents(60, space)
    try space.withDispatcher {
      let params = #"{"class_ids": ["all"], "subject": "안내", "body": "내용"}"#
      try space.run("submit", "communication.exec.send_bulk", "--id", "bulk", "--params", params)
      #expect(try space.run("wait", "bulk").status == 0)
      let result = try space.run("show", "bulk", "--json").json["result"]
      let batch = try #require(result?["batch_id"]?.string)
      #expect(result?["count"]?.integer == 60)
      #expect(try space.run("wait", batch).status == 0)
      #expect(try space.run("batch", "status", batch, "--json").json["completed"]?.integer == 60)
      #expect(outbox(space).count == 60)
      #expect(try counts(space, #"{"job_id": "\#(batch)"}"#) == #"{"sent":60}"#)
    }
  }

  @Test func aWorkerKilledInTheMiddleLosesAndRepeatsNothing() throws {
    let space = try CommandSpace(intents: Self.intents)
    try importStudents(500, space)
    let dispatcher = try space.start(["work", "--workers", "1"])
    let params = #"{"class_id": "all", "subject": "안내", "body": "내용"}"#
    try space.run("submit", "communication.exec.notify_class", "--id", "all", "--params", params)
    try space.wait("some are sent") { outbox(space).count >= 120 }
    for worker in try children(of: dispatcher.pid) { kill(worker, SIGKILL) }
    #expect(outbox(space).count < 500, "it was killed in the middle")
    #expect(try space.run("wait", "all").status == 0)
    dispatcher.signal(SIGTERM)
    #expect(try dispatcher.wait().status == 0)
    #expect(outbox(space).count == 500)
    #expect(try counts(space, #"{"job_id": "all"}"#) == #"{"sent":500}"#)
    let notified = try space.run("show", "all", "--json").json["result"]?["notified"]
    let repeated = notified?.elements.map { $0["repeated"]?.bool } ?? []
    #expect(repeated.count == 500)
    #expect(repeated.count { $0 == true } >= 120, "what was sent before the kill is known")
  }

  @Test func aScheduledMessageCanBeCalledOff() throws {
    let space = try CommandSpace(intents: Self.intents)
    try importStudents(1, space)
    try space.withDispatcher {
      let time = ISO8601DateFormatter().string(from: Date().addingTimeInterval(3600))
      let params = #"{"run_at": "\#(time)", "class_id": "all", "subject": "안내", "body": "내용"}"#
      try space.run("submit", "communication.exec.schedule_message", "--id", "plan", "--params", params)
      #expect(try space.run("wait", "plan").status == 0)
      let job = try #require(try space.run("show", "plan", "--json").json["result"]?["job_id"]?.string)
      #expect(try space.ids("delayed") == [job])
      #expect(try space.run("cancel", job).status == 0)
      #expect(try space.run("wait", job).status != 0)
      #expect(try space.ids("cancelled") == [job])
      #expect(outbox(space) == [])
    }
  }

  /// The processes that a process started, from any of its threads.
  private func children(of pid: Int32) throws -> [Int32] {
    let threads = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/task")
    return try threads.flatMap { thread in
      try String(contentsOfFile: "/proc/\(pid)/task/\(thread)/children", encoding: .utf8)
        .split(whereSeparator: \.isWhitespace).compactMap { Int32($0) }
    }
  }
}
