import IntentCore
import IntentJSON
import IntentModel
import Testing

@testable import IntentRuntime

/// Lines on INTENT_SUBMIT_FD.
@Suite("Jobs that an executable submits")
struct ExecSubmissionTests {
  private static func submits(_ status: Int, _ lines: String...) -> HandlerLocation {
    .exec(arguments: ["submits.sh", "\(status)"] + lines, directory: Fixtures.programs)
  }

  static let job = #"{"intent_key":"a.exec.b","intent_params":{"n": 1.10}}"#

  private func run(_ location: HandlerLocation, limits: AttemptLimits = AttemptLimits()) async throws -> AttemptResult {
    try await TestHost(limits: limits).run(location, Fixtures.key("submits"), "{}") {
      $0.tenant = TenantID(unchecked: "t")
    }
  }

  @Test("come with its completion, with what they take over; empty lines are none, the last needs no line feed")
  func completion() async throws {
    let result = try await run(Self.submits(0, Self.job, "", #"{"id":"x","intent_key":"a.exec.b","intent_params":{}}"#))
    #expect(result.completed == "null")
    #expect(result.followUps.count == 2)
    let first = try JSONText(validating: result.followUps[0].bytes)
    #expect(first["intent_params"]?.text == #"{"n": 1.10}"#)
    #expect(first["tenant_id"]?.string == "t")
    #expect(first["parent"]?["status"]?.string == "completed")
    #expect(result.followUps[1].id.text == "x")
  }

  @Test("are dropped with an attempt that does not complete", arguments: [65, 75])
  func failure(_ status: Int) async throws {
    let result = try await run(Self.submits(status, Self.job))
    #expect(result.completed == nil)
    #expect(result.followUps.isEmpty)
  }

  @Test(
    "one that is refused fails the attempt, since the program cannot be told",
    arguments: [
      ("{", "it is not JSON"), ("[]", "expected a job"), (#"{"intent_params":{}}"#, "intent_key is missing"),
      (
        #"{"intent_key":"a.exec.b","intent_params":{},"tenant_id":"u"}"#,
        "a job of the tenant t cannot submit one for u"
      ),
      (#"{"intent_key":"a.exec.b","intent_params":{},"priority":11}"#, "priority: expected"),
      (#"{"intent_key":"a.exec.b","intent_params":{},"on_success":7}"#, "on_success: expected a job"),
    ])
  func refused(_ line: String, _ says: String) async throws {
    let result = try await run(Self.submits(0, Self.job, line, Self.job))
    let error = try #require(result.failed)
    #expect(error.kind == .permanent)
    #expect(error.message.hasPrefix("line 2 on INTENT_SUBMIT_FD: a follow-up job cannot be submitted: "), "\(error)")
    #expect(error.message.contains(says), "\(error)")
    #expect(result.exitStatus == 0)
    #expect(result.followUps.isEmpty)
  }

  @Test("are bounded in number and in bytes")
  func bounds() async throws {
    var limits = AttemptLimits()
    limits.followUps = 2
    let many = try await run(Self.submits(0, Self.job, Self.job, Self.job), limits: limits)
    #expect(many.failed?.message.contains("line 3 on INTENT_SUBMIT_FD: one attempt submits at most 2 jobs") == true)
    limits.followUpBytes = 300
    let large = try await run(Self.submits(0, Self.job, Self.job), limits: limits)
    #expect(large.failed?.message.contains("at most 300 bytes") == true)
  }

  @Test("a line that is longer than a job may be")
  func long() async throws {
    let program = Fixtures.program("sh", "-c", "cat >/dev/null; head -c 3000000 /dev/zero | tr '\\0' x >&4")
    let result = try await run(program)
    #expect(result.failed?.message.contains("line 1 on INTENT_SUBMIT_FD") == true, "\(result.outcome)")
  }
}
