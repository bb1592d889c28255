import Durability
import Foundation
import IntentJSON
import ProgramTesting
import Testing

/// kill -9 of the worker between the payment gateway's answer and the commit of the books.
struct ChargeKillTests {
  private static let intents = """
    "student.exec.register": {"library": "StudentRegister"},
    "billing.exec.create_invoice": {"library": "BillingCreateInvoice"},
    "billing.exec.charge_card": {
      "library": "BillingChargeCard", "timeout": "2m", "max_retries": 5, "redact": ["card_token"],
      "backoff": {"kind": "fixed", "base": "10ms"}}
    """

  @Test("A charge whose worker is killed before it was recorded is made once, and recorded once")
  func killedBeforeTheCommit() throws {
    let workspace = try Workspace(intents: Self.intents)
    let (gateway, port) = try startGateway(workspace)
    // Everybody waits for the lock for as long as the test takes.
    let services = """
      , "services": {"store": {"busy_timeout": "5m"}, "http": {"endpoints": {"payments": {
        "url": "http://127.0.0.1:\(port)/v1", "headers": {"Authorization": "Bearer ${INTENT_TEST_PAYMENT_KEY}"}}}}}
      """
    try workspace.write(intents: Self.intents, extra: services)
    try prepare(workspace)

    let directory = workspace.root.appending(path: "gateway")
    let database = workspace.data.appending(path: "store/default.sqlite").path
    try Data("lock \(database)\n".utf8).write(to: directory.appending(path: "script"))
    try workspace.drop(
      "charge.json", key: "billing.exec.charge_card",
      params: #"{"invoice_id": "inv-1", "card_token": "tok_never_kept"}"#)
    let runtime = try workspace.start(["work", "--workers", "1"], environment: ["INTENT_TEST_PAYMENT_KEY": "sesame"])
    // The gateway has charged and answered, and holds the lock that the commit needs.
    try workspace.wait("the gateway has answered") { lines(directory, "answered").count == 1 }
    let killed = Workbench.workers(spool: workspace.spool)
    for worker in killed { kill(worker, SIGKILL) }
    #expect(!killed.isEmpty)
    try workspace.wait("the worker is gone") { killed.allSatisfy { kill($0, 0) != 0 } }
    try Data().write(to: directory.appending(path: "release"))
    try workspace.wait("the charge has ended") { try workspace.record("charge", in: Workspace.terminal) != nil }
    runtime.signal(SIGTERM)
    #expect(try runtime.wait().status == 0)
    gateway.signal(SIGKILL)

    let (state, record) = try workspace.ended("charge")
    #expect(state == "completed", "\(record)")
    #expect(record["result"]?["charge_id"]?.string == "ch_1")
    #expect(record["attempts"]?.elements.count { _ in true } == 2)
    #expect(!record.text.contains("tok_never_kept"))
    let requests = lines(directory, "requests.jsonl")
    #expect(requests.count == 2)
    #expect(Set(requests.map { $0["key"]?.string }).count == 1)
    #expect(lines(directory, "done.jsonl").count == 1)
    #expect(try sql(workspace, "SELECT count(*), sum(amount) FROM payments") == "1|150000")
    #expect(try sql(workspace, "SELECT status, detail FROM gateway_requests") == "done|ch_1")
  }

  /// Starts the gateway; gives its port too.
  private func startGateway(_ workspace: Workspace) throws -> (SpawnedProgram, port: String) {
    let directory = workspace.root.appending(path: "gateway")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Fixtures/http/payment_gateway.py").standardized
    let output = directory.appending(path: "port")
    let gateway = try SpawnedProgram(
      URL(filePath: "/usr/bin/env"), ["python3", script.path, directory.path],
      environment: ProcessInfo.processInfo.environment, directory: directory, input: nil, output: output,
      errors: directory.appending(path: "errors"))
    var port = ""
    try workspace.wait("the gateway listens") {
      let text = (try? String(contentsOf: output, encoding: .utf8)) ?? ""
      port = text.hasSuffix("\n") ? String(text.dropLast()) : ""
      return !port.isEmpty
    }
    return (gateway, port)
  }

  /// A student with an invoice of 150,000 won.
  private func prepare(_ workspace: Workspace) throws {
    try workspace.drop(
      "student.json", key: "student.exec.register", params: #"{"student_id": "s-001", "name": "김하늘"}"#)
    try workspace.run(["drain"])
    try workspace.drop(
      "invoice.json", key: "billing.exec.create_invoice",
      params:
        #"{"student_id": "s-001", "amount": 150000, "description": "수강료", "due_on": "2999-11-30", "invoice_id": "inv-1"}"#
    )
    try workspace.run(["drain"])
    #expect(try workspace.ended("invoice").state == "completed")
  }

  private func lines(_ directory: URL, _ name: String) -> [JSONText] {
    let text = (try? String(contentsOf: directory.appending(path: name), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap { try? JSONText(validating: String($0)) }
  }

  /// What sqlite3 says to a query, on one line.
  private func sql(_ workspace: Workspace, _ query: String) throws -> String {
    let output = workspace.root.appending(path: "sql-\(UUID().uuidString)")
    let program = try SpawnedProgram(
      URL(filePath: "/usr/bin/env"),
      ["sqlite3", workspace.data.appending(path: "store/default.sqlite").path, query],
      environment: ProcessInfo.processInfo.environment, directory: workspace.root, input: nil, output: output,
      errors: workspace.root.appending(path: "sql.errors"))
    try workspace.wait("sqlite3 has answered") { program.hasEnded }
    let text = try String(contentsOf: output, encoding: .utf8)
    return text.trimmingCharacters(in: .newlines)
  }
}
