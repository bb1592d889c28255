import Foundation
import IntentJSON
import Testing

/// `intent approve` and `intent reject`, and jobs that nobody decides about.
@Suite struct ApprovalCommandTests {
  static func intents(_ approval: String) -> String {
    """
    "runtime.query.echo": {"library": "RuntimeEcho"},
    "test.exec.fail": {"exec": ["./fail.sh"], "max_retries": 0},
    "pay.exec.out": {"exec": ["./pay.sh"], "approval": \(approval)}
    """
  }

  private func space(_ approval: String) throws -> CommandSpace {
    let space = try CommandSpace(intents: Self.intents(approval))
    try space.program("pay.sh", "cat >/dev/null; echo '{\"paid\": true}'")
    return space
  }

  /// Runs `body` with a job held in a spool with and without a dispatcher; `settle` has what is due done.
  private func inBothWorlds(
    approval: String = "true", _ body: (CommandSpace, _ settle: () throws -> Void) throws -> Void
  ) throws {
    let submit = { (space: CommandSpace) in
      let ending = try space.run(
        "submit", "pay.exec.out", "--id", "pay", "--requested-by", "kim", "--reason", "November", "--on-complete",
        #"{"id": "told", "intent_key": "runtime.query.echo", "intent_params": {"n": 1.10}}"#)
      #expect(ending.status == 0, "\(ending.errors)")
    }
    let alone = try space(approval)
    try submit(alone)
    try alone.run("drain")
    try body(alone) { () throws in #expect(try alone.run("drain").status == 0) }
    let accompanied = try space(approval)
    try accompanied.withDispatcher {
      try submit(accompanied)
      try accompanied.wait("it is held") { try accompanied.ids("held") == ["pay"] }
      try body(accompanied) {}
    }
  }

  @Test func approvedItRuns() throws {
    try inBothWorlds { space, settle in
      #expect(try space.ids("held") == ["pay"])
      let shown = try space.run("show", "pay").output
      for part in ["requested by  kim", "reason        November", "requested by kim (November)"] {
        #expect(shown.contains(part), "\(shown)")
      }
      #expect(try space.run("list", "--state", "held").output.contains("requested by kim (November)"))
      #expect(try space.run("list", "--state", "held", "--json").json["requested_by"]?.string == "kim")
      let retried = try space.run("retry", "pay")
      #expect(retried.status == 65)
      #expect(retried.errors.contains("intent approve pay"), "\(retried.errors)")
      let ending = try space.run("approve", "pay", "--by", "lee", "--note", "checked", "--json")
      #expect(ending.status == 0, "\(ending.errors)")
      #expect(ending.json["message"]?.string == "approved by lee")
      try settle()
      #expect(try space.run("wait", "pay", "--timeout", "30s").status == 0)
      let record = try space.run("show", "pay", "--json").json
      let approval = try #require(record["approvals"]?.elements.first { _ in true })
      #expect(approval["decision"]?.string == "approved")
      #expect(approval["by"]?.string == "lee")
      #expect(approval["note"]?.string == "checked")
      #expect(record["follow_ups"]?.compacted().text == #"["told"]"#)
      #expect(try space.run("wait", "told", "--timeout", "30s").status == 0)
      #expect(try space.run("show", "told", "--json").json["parent"]?["id"]?.string == "pay")
      #expect(try space.run("show", "pay").output.contains("approved      by lee"))
      let again = try space.run("approve", "pay")
      #expect(again.status == 65)
      #expect(again.errors.contains("pay: is completed already, and waits for nobody's approval"), "\(again.errors)")
    }
  }

  @Test func rejectedItIsCancelled() throws {
    try inBothWorlds { space, settle in
      let ending = try space.run("reject", "pay", "--by", "lee", "--note", "paid last week")
      #expect(ending.status == 0, "\(ending.errors)")
      #expect(ending.output == "pay: rejected by lee\n")
      let record = try space.run("show", "pay", "--json").json
      #expect(record["state"]?.string == "cancelled")
      #expect(record["error_kind"]?.string == "approval_rejected")
      #expect(record["error_message"]?.string == "rejected by lee: paid last week")
      #expect(record["approvals"]?.compacted().text.contains(#""decision":"rejected""#) == true)
      try settle()
      #expect(try space.run("wait", "told", "--timeout", "30s").status == 0)
      #expect(try space.run("show", "told", "--json").json["parent"]?["status"]?.string == "cancelled")
      // Put back, it needs another decision: the former one is history.
      #expect(try space.run("retry", "pay").status == 0)
      try settle()
      try space.wait("it is held again") { try space.ids("held") == ["pay"] }
      let again = try space.run("show", "pay", "--json").json
      #expect(again["approvals"] == nil)
      #expect(again["history"]?.text.contains("paid last week") == true)
    }
  }

  @Test func whatNobodyApprovesExpires() throws {
    try inBothWorlds(approval: #"{"expires_after": "400ms"}"#) { space, settle in
      try space.wait("it has expired") {
        try settle()
        return try space.ids("cancelled") == ["pay"]
      }
      let record = try space.run("show", "pay", "--json").json
      #expect(record["error_kind"]?.string == "expired")
      #expect(record["error_message"]?.string?.contains("nobody had approved it by then") == true)
      try settle()
      #expect(try space.run("wait", "told", "--timeout", "30s").status == 0)
    }
  }

  /// A dispatcher knows from the files when a job that was held before its start expires.
  @Test func itExpiresAfterARestartToo() throws {
    let space = try self.space(#"{"expires_after": "3s"}"#)
    try space.run("submit", "pay.exec.out", "--id", "pay")
    try space.run("drain")
    #expect(try space.ids("held") == ["pay"])
    let held = try space.run("show", "pay", "--json").json
    let expiry = try #require(held["held"]?["expires_at"]?.string)
    try space.withDispatcher {
      try space.wait("it has expired") { try space.ids("cancelled") == ["pay"] }
    }
    let record = try space.run("show", "pay", "--json").json
    #expect(try #require(record["completed_at"]?.string) >= expiry)
    #expect(record["error_message"]?.string?.contains(expiry) == true)
  }

  @Test func whoComesTooLateIsTold() throws {
    let space = try self.space(#"{"expires_after": "1ms"}"#)
    try space.run("submit", "pay.exec.out", "--id", "pay")
    try space.run("drain")
    // The drain may have seen it expire itself, and then there is nothing to be late for.
    let wasHeld = try space.ids("held") == ["pay"]
    let ending = try space.run("approve", "pay")
    #expect(ending.status == 65)
    if wasHeld { #expect(ending.errors.contains("the time for its approval was over at"), "\(ending.errors)") }
    #expect(try space.run("show", "pay", "--json").json["error_kind"]?.string == "expired")
  }

  @Test func aRuleThatIsTakenBackLetsItGo() throws {
    try inBothWorlds { space, settle in
      try space.write("registry.json", #"{"version": 1, "intents": {\#(Self.intents("false"))}}"#)
      try settle()
      try space.wait("it has run") { try space.ids("completed").contains("pay") }
      #expect(try space.run("show", "pay", "--json").json["approvals"] == nil)
    }
  }

  @Test func whatWaitsForNobodyIsTold() throws {
    let space = try self.space("true")
    try space.run("submit", "pay.exec.out", "--id", "unseen")
    let unseen = try space.run("approve", "unseen")
    #expect(unseen.status == 65)
    #expect(unseen.errors.contains("is pending, and was not looked at yet"), "\(unseen.errors)")
    try space.run("cancel", "unseen")
    try space.run("submit", "no.exec.body", "--id", "unknown")
    try space.run("submit", "runtime.query.echo", "--id", "later", "--run-at", "1d")
    try space.run("drain")
    for (id, says) in [
      ("unknown", "is held for unknown_intent, and waits for nobody's approval"),
      ("later", "is delayed, and waits for nobody's approval"), ("unseen", "is cancelled already"),
    ] {
      for command in ["approve", "reject"] {
        let ending = try space.run(command, id)
        #expect(ending.status == 65)
        #expect(ending.errors.contains("\(id): \(says)"), "\(ending.errors)")
      }
    }
    #expect(try space.run("approve", "none").status == 66)
    #expect(try space.run("approve", "x", "--by", "").status == 64)
    #expect(try space.run("reject", "x", "--note", String(repeating: "x", count: 5000)).status == 64)
  }
}
