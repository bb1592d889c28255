import IntentCore
import IntentJSON
import IntentModel
import IntentRuntime
import Testing

@Suite("What a handler answers, and what the host makes of it")
struct OutcomeTests {
  let host = TestHost()

  @Test("echo gives the parameters back byte for byte")
  func echo() async throws {
    let params = "{\"amount\": 1.10, \"amount_again\":1.1,  \"big\":123456789012345678901234567890, \"지각\":\"\\u00e9\"}"
    let result = try await host.run(Fixtures.echo, "runtime.query.echo", params)
    #expect(result.completed == params)
    #expect(result.worker == "w1")
    #expect(result.elapsed > 0)
    #expect(result.followUps.isEmpty)
  }

  @Test("a handler that throws is tried again, with what it threw")
  func throwing() async throws {
    let retried = try #require(try await host.run("throws").retried)
    #expect(retried.error == IntentError(.handlerError, "the printer is on fire"))
    #expect(retried.after == nil)
  }

  @Test("an error can say when to try again, and more")
  func retryLater() async throws {
    let retried = try #require(try await host.run("retry_later").retried)
    #expect(retried.after == 1500)
    #expect(retried.error.message == "the bank is closed")
    #expect(retried.error.details?.text == "[1]")
  }

  @Test("permanent fails")
  func permanent() async throws {
    #expect(try await host.run("permanent").failed == .permanent("the account is closed"))
  }

  @Test("invalid parameters fail, and the field's path is the one in the job")
  func invalidParams() async throws {
    let failed = try #require(try await host.run("invalid_params").failed)
    #expect(failed.kind == .invalidParams)
    #expect(failed.field == "intent_params.student_id")
  }

  @Test("parameters that do not decode are invalid, with their path")
  func undecodable() async throws {
    let failed = try #require(try await host.run("huge_result", "{\"bytes\":\"many\"}").failed)
    #expect(failed.kind == .invalidParams)
    #expect(failed.field == "intent_params.bytes")
    #expect(failed.description == "invalid_params: intent_params.bytes: expected an integer, found the string \"many\"")
    let missing = try #require(try await host.run("huge_result", "{}").failed)
    #expect(missing.field == "intent_params.bytes")
  }

  @Test("snooze, rate limit, cancel and nothing to report")
  func others() async throws {
    #expect(try await host.run("snooze").snoozed == 2000)
    let limited = try #require(try await host.run("rate_limited").rateLimited)
    #expect(limited.after == 250)
    #expect(limited.error.message == "twenty a minute")
    #expect(try await host.run("no_need").cancelled == IntentError(.cancelled, "it rains"))
    #expect(try await host.run("nothing").completed == "null")
  }

  @Test("a result past the bound fails, and is not kept")
  func hugeResult() async throws {
    #expect(try await host.run("huge_result", "{\"bytes\":1000000}").completed?.utf8.count == 1_000_002)
    let failed = try #require(try await host.run("huge_result", "{\"bytes\":1048575}").failed)
    #expect(failed.kind == .permanent)
    #expect(failed.message.contains("1048577 bytes"))
  }

  @Test("the context tells what the job says")
  func context() async throws {
    let params = "{\"student_id\": \"S-1\", \"notify_time\":\"2026-11-21T00:23:13.123Z\"}"
    let result = try await host.run(Fixtures.misbehaving, Fixtures.key("tells_context"), params) { start in
      start.tenant = TenantID(unchecked: "academy-7")
      start.attempt = 2
      start.priority = 9
      start.deadline = Timestamp(milliseconds: 1_800_000_000_123)
    }
    let report = try JSONText(validating: try #require(result.completed))
    #expect(report["id"]?.string == "job-1")
    #expect(report["uid"]?.string == "019aa3c5-8d23-7b4e-9f00-3f1c2d4e5a6b")
    #expect(report["key"]?.string == "fixture.exec.tells_context")
    #expect(report["tenant"]?.string == "academy-7")
    #expect(report["attempt"]?.integer == 2)
    #expect(report["retries_left"]?.integer == 3)
    #expect(report["priority"]?.integer == 9)
    #expect(report["deadline"]?.string == "2027-01-15T08:00:00.123Z")
    #expect(report["params"]?.text == params)
    #expect(report["job"]?["intent_params"]?.text == params)
    #expect(report["student_id"]?.string == "S-1")
    #expect(report["notify_time"]?.string == "2026-11-21T00:23:13.123Z")
  }

  @Test("the hook for exhausted retries is told why, and a handler without one is left alone")
  func exhausted() async throws {
    let key = Fixtures.key("tells_context")
    let token = try host.start(Fixtures.misbehaving, key, "{\"student_id\":\"S-1\"}") {
      $0.purpose = .exhausted(IntentError(.timeout, "took too long"))
    }
    #expect(await host.events.result(token).completed == "null")
    #expect(
      host.events.logs(token) == [RecordingEvents.Log(level: 2, message: "S-1 is given up: timeout: took too long")])
    let unheard = try await host.run(Fixtures.misbehaving, Fixtures.key("throws")) {
      $0.purpose = .exhausted(.retry("x"))
    }
    #expect(unheard.completed == "null")
  }
}
