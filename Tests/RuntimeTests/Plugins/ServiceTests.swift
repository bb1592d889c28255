import IntentCore
import IntentJSON
import IntentModel
import IntentRuntime
import Testing

@Suite("Services, as handlers reach them")
struct ServiceTests {
  let directory: TemporaryDirectory
  let host: TestHost

  init() throws {
    directory = try TemporaryDirectory()
    host = TestHost(data: directory.path)
  }

  private func run(_ action: String, _ params: String = "{}", uid: String? = nil, tenant: String? = nil) async throws
    -> AttemptResult
  {
    try await host.run(Fixtures.misbehaving, Fixtures.key(action), params) { start in
      if let uid { start.uid = JobUID(unchecked: uid) }
      start.tenant = tenant.map { TenantID(unchecked: $0) }
    }
  }

  @Test("a repeated attempt finds its transaction done, and the answer of that time")
  func once() async throws {
    let params = "{\"student_id\":\"S-1\"}"
    let first = try #require(try await run("stores_visit", params).completed)
    #expect(
      first
        == "{\"row\":1,\"visits\":[{\"student_id\":\"S-1\",\"minutes\":12.5,\"is_late\":1,\"tags\":\"[1,2]\"}]}")
    #expect(try await run("stores_visit", params).completed == first)
    // Another job does the same anew, and meets the table's constraint.
    let other = try await run("stores_visit", params, uid: "019aa3c5-8d23-7b4e-9f00-3f1c2d4e5a6c").retried
    #expect(other?.error.message.hasPrefix("store: constraint: ") == true)
  }

  @Test("a key of one's own holds for all jobs, and tenants have nothing in common")
  func keys() async throws {
    let params = "{\"student_id\":\"S-1\",\"once\":\"visit/S-1\"}"
    let uids = (1...3).map { "019aa3c5-8d23-7b4e-9f00-3f1c2d4e5a0\($0)" }
    for uid in uids {
      for tenant in ["seoul", "busan"] {
        let result = try await run("stores_visit", params, uid: uid, tenant: tenant)
        #expect(result.completed?.hasPrefix("{\"row\":1,") == true)
      }
    }
  }

  @Test("a body that throws is undone, and what it threw decides")
  func breaksOff() async throws {
    #expect(try await run("breaks_off").failed == .permanent("changed its mind"))
    #expect(try await run("breaks_off").failed == .permanent("changed its mind"))
  }

  @Test("mistakes are told apart")
  func mistakes() async throws {
    let told = try await run("misuses_store").completed
    #expect(
      told == "[\"misuse\",\"nothing\",\"misuse\",\"nothing\",\"constraint\",\"failed\",\"undecodable\"]")
  }

  @Test("tasks of one attempt share its session, one after the other")
  func shared() async throws {
    #expect(try await run("shares_store").completed == "210")
  }

  @Test("a message is sent once, and one that cannot be sent fails")
  func messages() async throws {
    let sent = try await run("sends", "{\"to\":\"guardian@example.org\"}")
    let receipts = try JSONText(validating: try #require(sent.completed)).elements.map { $0 }
    #expect(receipts[0]["repeated"]?.bool == false)
    #expect(receipts[1]["repeated"]?.bool == true)
    #expect(receipts[0]["message_id"] == receipts[1]["message_id"])
    let uid = "019aa3c5-8d23-7b4e-9f00-3f1c2d4e5a6c"
    let unsent = try await run("sends", "{\"to\":\"two\\nlines\"}", uid: uid)
    #expect(unsent.failed?.kind == .permanent)
  }

  @Test("the registry can name another library for a service")
  func configured() async throws {
    let services = try JSONText(validating: "{\"store\":{\"library\":\"NoSuchStore\"}}")
    let host = TestHost(data: directory.path, services: services)
    let held = try await host.run(Fixtures.misbehaving, Fixtures.key("wants_store")).held
    #expect(held?.message.contains(HandlerSource.fileName(ofLibrary: "NoSuchStore")) == true)
    let same = TestHost(
      data: directory.path, services: try JSONText(validating: "{\"store\":{\"library\":\"StoreService\"}}"))
    #expect(try await same.run(Fixtures.misbehaving, Fixtures.key("wants_store")).completed == "[{\"one\":1}]")
  }
}
