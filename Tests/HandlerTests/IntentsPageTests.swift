import ServiceTesting
import Testing

/// Handlers/Academy/INTENTS.md
struct IntentsPageTests {
  @Test func thePageSaysWhatTheHandlersSay() throws {
    let check = try ChildProcess(
      Repository.path("scripts/academy-intents"), [ChildProcess.built("intent"), "--check"])
    _ = check.readAll()
    #expect(check.wait() == 0, "Handlers/Academy/INTENTS.md is out of date: make academy-intents")
  }
}
