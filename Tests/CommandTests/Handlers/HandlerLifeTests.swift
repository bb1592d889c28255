import Foundation
import IntentJSON
import Testing

/// A handler that is registered while a daemon runs, and the job that waited for it.
@Suite struct HandlerLifeTests {
  @Test(.enabled(if: InstalledProgram.exists("jq"), "there is no jq"))
  func aJobThatWaitedRunsWhenItsHandlerIsThere() throws {
    let space = try CommandSpace()
    let ending = try space.withDispatcher {
      try space.write(
        "spool/pending/early.json",
        #"{"id": "early", "intent_key": "greeting.exec.greet", "intent_params": {"subject": "Ada"}}"#)
      try space.wait("it is held") { try space.ids("held") == ["early"] }
      #expect(try space.run("show", "early").output.contains("greeting.exec.greet"))

      let made = try space.run("handlers", "new", "greeting.exec.greet", "--lang", "sh")
      #expect(made.status == 0, "\(made.errors)")
      try space.wait("it is held no more, and done") { try space.ids("completed") == ["early"] }
      let record = try space.run("show", "early", "--json").json
      #expect(record["state"]?.string == "completed")
      #expect(record["result"]?["characters"]?.integer == 3, "\(record.text)")

      // Taken out again, the next job waits as the first did.
      #expect(try space.run("handlers", "remove", "greeting.exec.greet", "--yes").status == 0)
      try space.wait("the daemon knows it no more") {
        let id = UUID().uuidString
        try space.run("submit", "greeting.exec.greet", "--id", id, "--params", #"{"subject": "x"}"#)
        try space.wait("it went one way or the other") {
          try ["held", "completed", "failed"].contains { try space.ids($0).contains(id) }
        }
        return try space.ids("held").contains(id)
      }
    }
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(try space.ids("rejected").isEmpty)
  }
}
