import IntentCore
import IntentJSON
import IntentModel
import Testing

/// `communication.exec.send_bulk` and `communication.exec.schedule_message`: the jobs that they make.
struct BulkTests {
  private let bulk = "communication.exec.send_bulk"
  private let text = #""subject": "안내", "body": "내용""#

  private func result(_ academy: TestAcademy, _ key: String, _ params: String) async throws -> (JSONText, [NewJob]) {
    let result = try await academy.run(key, try JSONText(validating: params))
    guard case .completed(let report) = result.outcome else { throw Unexpected(outcome: "\(result.outcome)") }
    return (report, result.followUps)
  }

  @Test func aPersonIsAnItem() async throws {
    let academy = try await TestAcademy.sample()
    let (report, jobs) = try await result(academy, bulk, #"{"class_ids": ["eng-b"], \#(text), "concurrency": 2}"#)
    #expect(jobs.count == 1)
    let job = try JSONText(validating: jobs[0].bytes)
    #expect(job["id"]?.string == report["batch_id"]?.string)
    #expect(job["intent_key"]?.string == "communication.exec.send_message")
    #expect(job["batch"]?["concurrency"]?.integer == 2)
    // Olivia Sample has two children in the class.
    #expect(
      job["batch"]?["items"]?.elements.map(\.text) == [
        #"{"guardian_ids":[1],"about":["s-001"]}"#, #"{"guardian_ids":[2],"about":["s-001"]}"#,
        #"{"guardian_ids":[5],"about":["s-004","s-005"]}"#,
      ])
    #expect(report["count"]?.integer == 3)
    #expect(academy.outbox() == [])
  }

  @Test func eachItemIsSentOnce() async throws {
    let academy = try await TestAcademy.sample()
    let params = #"{"all": true, "template": "announcement", "values": {"title": "교재", "text": "{{student}}"}}"#
    let (_, jobs) = try await result(academy, bulk, params)
    let job = try JSONText(validating: jobs[0].bytes)
    let common = try #require(job["intent_params"])
    for item in job["batch"]!["items"]!.elements {
      for _ in 0..<2 {
        try await academy.completed(job["intent_key"]!.string!, json: BatchItem.merged(item, with: common).text)
      }
    }
    #expect(academy.outbox().count == 7)
  }

  @Test func theChoiceNarrows() async throws {
    let academy = try await TestAcademy.sample()
    for (student, amount) in [("s-001", "1000"), ("s-002", "2000")] {
      try await academy.completed(
        "billing.exec.create_invoice",
        json: """
          {"student_id": "\(student)", "amount": \(amount), "description": "x", "due_on": "2999-01-01", "invoice_id": "i-\(student)"}
          """)
    }
    try await academy.completed("billing.exec.record_payment", json: #"{"invoice_id": "i-s-002", "amount": 2000}"#)
    _ = try academy.sql("UPDATE students SET status = 'paused' WHERE id = 's-003'")
    func chosen(_ params: String) async throws -> Int64? {
      try await result(academy, bulk, #"{\#(params), \#(text), "dry_run": true}"#).0["students"]?.integer
    }
    #expect(try await chosen(#""all": true"#) == 7)
    #expect(try await chosen(#""status": "paused""#) == 1)
    #expect(try await chosen(#""has_unpaid": true"#) == 1)
    #expect(try await chosen(#""class_ids": ["math-a"], "has_unpaid": true"#) == 1)
    #expect(try await chosen(#""class_ids": ["math-a", "eng-b"]"#) == 4)
    #expect(try await chosen(#""student_ids": ["s-001", "s-006"], "class_ids": ["eng-b"]"#) == 1)
  }

  @Test func aDryRunMakesNothing() async throws {
    let academy = try await TestAcademy.sample()
    try await academy.completed("communication.exec.unsubscribe", ["guardian_id": 1])
    let rows = try academy.dump()
    let (report, jobs) = try await result(academy, bulk, #"{"all": true, \#(text), "dry_run": true}"#)
    #expect(jobs.isEmpty)
    #expect(report.text == #"{"count":7,"students":8,"without_guardian":["s-008"],"unsubscribed":1}"#)
    #expect(try academy.dump() == rows)
  }

  @Test(arguments: [
    (#""concurrency": 0, "all": true"#, "concurrency", "is not from 1 to 1000"),
    (#""student_ids": ["s-001", "s-999"]"#, "student_ids[1]", "there is no student s-999"),
    (#""status": "gone""#, "status", "paused"),
    (#""all": true, "template": "closed""#, "subject", "has its own text"),
  ])
  func whatIsWrongIsNamed(_ params: String, _ field: String, _ message: String) async throws {
    let academy = try await TestAcademy.sample()
    let error = try await academy.failed(bulk, json: try JSONText(validating: "{\(params), \(text)}"))
    #expect(error.field == "intent_params." + field)
    #expect(error.message.contains(message), "\(error.message)")
  }

  @Test func nobodyToWriteToIsSaid() async throws {
    let academy = try await TestAcademy.sample()
    let error = try await academy.failed(bulk, json: try JSONText(validating: #"{"student_ids": ["s-008"], \#(text)}"#))
    #expect(error.kind == .permanent)
    #expect(error.message.contains("nobody to write to"))
  }

  @Test func aScheduledMessageIsAJobToCome() async throws {
    let academy = try await TestAcademy.sample()
    let time = (SystemClock().now() + .seconds(3600)).rfc3339
    let (report, jobs) = try await result(
      academy, "communication.exec.schedule_message",
      #"{"run_at": "\#(time)", "student_id": "s-002", "template": "closed", "values": {"day": "2024-11-25", "reason": "공휴일"}, "requested_by": "desk"}"#
    )
    let job = try JSONText(validating: jobs[0].bytes)
    #expect(job["id"]?.string == report["job_id"]?.string)
    #expect(job["run_at"]?.string == time)
    #expect(report["cancel"]?.string == "intent cancel \(jobs[0].id)")
    #expect(academy.outbox() == [])
    let sent = try await academy.completed(job["intent_key"]!.string!, json: job["intent_params"]!.text)
    #expect(sent["notified"]?.elements.map { $0["recipient"]?.string } == ["이강"])
  }
}
