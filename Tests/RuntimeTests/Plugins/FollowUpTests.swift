import IntentCore
import IntentJSON
import IntentModel
import IntentRuntime
import Testing

@Suite("Follow-up jobs")
struct FollowUpTests {
  let host = TestHost()

  @Test("come with a completion, under the ids that the handler was told")
  func completion() async throws {
    let result = try await host.run("follow_ups", "{\"count\":3}")
    let ids = try JSONText(validating: try #require(result.completed)).elements.map(\.string)
    #expect(result.followUps.map(\.id.text) == ids)
    let job = try JSONText(validating: result.followUps[2].bytes)
    #expect(job["intent_key"]?.string == "runtime.query.echo")
    #expect(job["intent_params"]?.text == "{\"index\":2}")
    #expect(job["priority"]?.integer == 7)
    #expect(job["id"]?.string == ids[2])
    #expect(result.followUps[2].bytes.last == UInt8(ascii: "\n"))
  }

  @Test("are dropped with an attempt that does not complete")
  func failure() async throws {
    let result = try await host.run("follow_ups", "{\"count\":3,\"then_fails\":true}")
    #expect(result.retried != nil)
    #expect(result.followUps.isEmpty)
  }

  @Test("belong to the tenant of the job that submits them, and to no other")
  func tenants() async throws {
    let key = Fixtures.key("follow_ups")
    let own = try await host.run(Fixtures.misbehaving, key, "{\"count\":1}") { $0.tenant = TenantID(unchecked: "a") }
    #expect(try JSONText(validating: own.followUps[0].bytes)["tenant_id"]?.string == "a")
    let other = try await host.run(Fixtures.misbehaving, key, "{\"count\":1,\"tenant\":\"b\"}") {
      $0.tenant = TenantID(unchecked: "a")
    }
    #expect(other.failed?.message.contains("a job of the tenant a cannot submit one for b") == true)
    let nobody = try await host.run(Fixtures.misbehaving, key, "{\"count\":1,\"tenant\":\"b\"}")
    #expect(try JSONText(validating: nobody.followUps[0].bytes)["tenant_id"]?.string == "b")
  }

  @Test("are bounded in number")
  func bound() async throws {
    var limits = AttemptLimits()
    limits.followUps = 5
    let result = try await TestHost(limits: limits).run("follow_ups", "{\"count\":6}")
    #expect(result.failed?.message.contains("at most 5 jobs") == true)
  }
}
