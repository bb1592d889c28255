import IntentCore
import IntentJSON
import IntentModel
import SpoolTesting
import Testing

@testable import FileSpool

/// What became of items, as of a moment; and batches that are prepared and withdrawn.
@Suite struct BatchReportTests {
  private let fixture: SpoolFixture
  private var spool: FileSpool { fixture.spool }

  init() throws {
    fixture = try SpoolFixture()
  }

  private func prepare(_ id: String, _ items: Int) throws -> (id: JobID, uid: JobUID) {
    let uid = JobUID.make(at: fixture.now)
    let id = try JobID(id)
    let draft = try spool.draftBatch(for: id, now: fixture.now)
    for number in 1...items {
      try draft.add(
        number == 3 ? .malformed("line 3: is none") : .params(JSONText(unchecked: Array("{\"n\":\(number)}".utf8))))
    }
    try draft.publish(uid: uid, key: "a.exec.b", now: fixture.now)
    return (id, uid)
  }

  private func open(_ batch: (id: JobID, uid: JobUID), job: JobUID? = nil) throws -> any OpenBatch {
    let text =
      "{\"id\":\"\(batch.id)\",\"intent_key\":\"a.exec.b\",\"intent_params\":{},\"batch\":{\"uid\":\"\(batch.uid)\"}}"
    return try spool.openBatch(
      JobReader.read(drop: Array(text.utf8), fileName: nil, uid: job ?? .make(at: fixture.now), now: fixture.now))
  }

  private func rows(_ id: JobID, where isWanted: (BatchReportItem.Status) -> Bool = { _ in true }) throws
    -> [BatchReportItem]
  {
    let report = try #require(try spool.batchReport(id))
    var rows: [BatchReportItem] = []
    while let row = try report.next(where: isWanted) { rows.append(row) }
    return rows
  }

  private func failed(_ message: String) -> ItemEnd {
    ItemEnd(.failed, error: IntentError(.permanent, message), milliseconds: 5)
  }

  private func past(attempts: Int, retries: Int) -> ItemPast {
    var past = ItemPast()
    (past.attempts, past.retryCount) = (attempts, retries)
    return past
  }

  @Test func tellsOfEachItemInOrder() throws {
    let batch = try prepare("b", 7)
    #expect(try rows(batch.id).map(\.status) == Array(repeating: .open, count: 7))
    let open = try open(batch)
    let due = fixture.now.adding(milliseconds: 60_000)
    try open.append([
      .ended(item: 2, ItemEnd(.completed, result: JSONText(unchecked: Array("[2]".utf8)), milliseconds: 7)),
      .waits(item: 1, past(attempts: 1, retries: 1), until: fixture.now, IntentError(.handlerError, "once")),
      .ended(item: 3, ItemEnd(.failed, error: IntentError(.invalidItem, "line 3: is none"))),
      .waits(item: 5, past(attempts: 4, retries: 2), until: due, IntentError(.handlerError, "busy")),
      .ended(item: 6, ItemEnd(.cancelled, error: IntentError(.cancelled, "no"))),
    ])
    try open.append([.ended(item: 1, failed("for good"))])
    let rows = try rows(batch.id)
    #expect(rows.map(\.number) == Array(1...7))
    #expect(rows.map(\.status) == [.failed, .completed, .failed, .open, .waiting, .cancelled, .open])
    #expect(rows.map(\.attempts) == [2, 1, 0, 0, 4, 1, 0])
    #expect(rows.map(\.retries) == [1, 0, 0, 0, 2, 0, 0])
    #expect(rows[0].error?.message == "for good")
    #expect(rows[0].milliseconds == 5)
    #expect(rows[1].result?.text == "[2]")
    #expect(rows[2].content == .malformed("line 3: is none"))
    #expect(rows[4].dueAt == due)
    #expect(rows[4].error?.message == "busy")
    #expect(try self.rows(batch.id) { $0 == .open }.map(\.number) == [4, 7])
    let report = try #require(try spool.batchReport(batch.id))
    #expect(report.counts.failed == 2)
    #expect(report.key == "a.exec.b")
    #expect(try report.parameterNames(ofFirst: 7, atMost: 5) == ["n"])
  }

  /// A retry of the batch has what did not complete begin anew.
  @Test func tellsOfTheLastRun() throws {
    let batch = try prepare("b", 4)
    let first = try open(batch, job: .make(at: fixture.now))
    try first.append([
      .waits(item: 1, past(attempts: 3, retries: 3), until: fixture.now, nil), .ended(item: 1, failed("first")),
      .ended(item: 2, ItemEnd(.completed)), .ended(item: 4, failed("first")),
    ])
    let second = try open(batch, job: .make(at: fixture.now.adding(milliseconds: 5)))
    #expect(try rows(batch.id).map(\.status) == [.open, .completed, .open, .open])
    #expect(try rows(batch.id).map(\.attempts) == [0, 1, 0, 0])
    try second.append([.ended(item: 1, ItemEnd(.completed)), .ended(item: 2, failed("ended before"))])
    let rows = try rows(batch.id)
    #expect(rows.map(\.status) == [.completed, .completed, .open, .open])
    #expect(rows[0].attempts == 1)
    #expect(rows[0].retries == 0)
  }

  /// Every ending at every place among others, of the batch that goes on too.
  @Test func remembersEachEndingOfMany() throws {
    let batch = try prepare("b", 140)
    let job = JobUID.make(at: fixture.now)
    let ends = [ItemEnd(.completed), failed("no"), ItemEnd(.cancelled, error: IntentError(.cancelled, "no"))]
    let open = try open(batch, job: job)
    for offset in 0..<2 {
      for number in stride(from: 1 + offset, through: 139, by: 2) {
        try open.append([.ended(item: number, ends[number * 7 / 5 % 3])])
      }
    }
    let expected: [BatchReportItem.Status] = (1...139).map { [.completed, .failed, .cancelled][$0 * 7 / 5 % 3] }
    #expect(try rows(batch.id).map(\.status) == expected + [.open])
    // A successor finds the one that is open.
    #expect(try self.open(batch, job: job).next()?.number == 140)
  }

  /// Whoever looks while somebody writes sees whole lines, and those that follow one another.
  @Test func endsWhereTheJournalDoes() throws {
    let batch = try prepare("b", 4)
    try open(batch).append([.ended(item: 1, ItemEnd(.completed)), .ended(item: 2, ItemEnd(.completed))])
    let journal = "batches/b/journal.jsonl"
    let whole = try #require(fixture.directory.read(journal))
    fixture.directory.write(whole + "{\"item\":4,\"status\":\"comp", to: journal)
    #expect(try rows(batch.id).map(\.status) == [.completed, .completed, .open, .open])
    fixture.directory.write(
      whole + "{\"item\":4,\"status\":\"completed\",\"ms\":0,\"sum\":\"00000000\"}\n", to: journal)
    #expect(try rows(batch.id).map(\.status) == [.completed, .completed, .open, .open])
  }

  /// Outcomes lie in the journal in the order in which they came, each of them larger than a piece that is read.
  @Test func findsOutcomesWhereverTheyLie() throws {
    let batch = try prepare("b", 60)
    let open = try open(batch)
    let order = (1...60).map { $0 * 37 % 61 }
    for number in order {
      let result = "\"" + String(repeating: "x", count: number * 5_000) + "\""
      try open.append([.ended(item: number, ItemEnd(.completed, result: JSONText(unchecked: Array(result.utf8))))])
    }
    let rows = try rows(batch.id)
    #expect(rows.map { $0.result?.bytes.count } == (1...60).map { $0 * 5_000 + 2 })
  }

  @Test func listsTheLastMadeFirst() throws {
    #expect(try spool.batches() == [])
    for (index, name) in ["one", "two", "three"].enumerated() {
      _ = try prepare(name, 3)
      Shell.run("touch -d '2026-01-0\(index + 1)' '\(fixture.directory.path)/batches/\(name)/batch.json'")
    }
    // Neither somebody's file of items nor what a removal left is a batch.
    fixture.directory.write("a\n1\n", to: "batches/tonight.csv")
    Shell.run("mkdir '\(fixture.directory.path)/batches/empty'")
    #expect(try spool.batches().map(\.text) == ["three", "two", "one"])
    #expect(try spool.batchReport(JobID("nobody")) === nil)
  }

  @Test func whatWasPreparedInVainIsWithdrawn() throws {
    let batch = try prepare("b", 3)
    #expect(try spool.withdrawBatch(batch.id, uid: .make(at: fixture.now)))
    // Another's.
    #expect(try spool.batches() == [batch.id])
    let job = "{\"id\":\"b\",\"intent_key\":\"a.exec.b\",\"intent_params\":{},\"batch\":{\"uid\":\"\(batch.uid)\"}}"
    fixture.drop(job, as: "b.json")
    #expect(try !spool.withdrawBatch(batch.id, uid: batch.uid))
    #expect(try spool.batches() == [batch.id])
    Shell.run("rm '\(fixture.directory.path)/pending/b.json'")
    #expect(try spool.withdrawBatch(batch.id, uid: batch.uid))
    #expect(try spool.batches() == [])
  }
}
