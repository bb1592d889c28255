import IntentCore
import IntentJSON
import IntentModel
import Testing

@testable import IntentRuntime

/// The conversation between dispatcher and worker, as bytes.
struct FrameTests {
  static func frames(_ reports: [WorkerReport]) -> [UInt8] {
    var wire = WireWriter()
    for report in reports { report.encode(to: &wire) }
    return wire.bytes
  }

  static func read(_ bytes: [UInt8], pieces: Int) throws -> [WorkerReport] {
    var buffer = FrameBuffer()
    var reports: [WorkerReport] = []
    for start in stride(from: 0, to: bytes.count, by: pieces) {
      bytes[start..<min(start + pieces, bytes.count)].withUnsafeBytes { buffer.append($0) }
      while let frame = try buffer.next() {
        reports.append(try WorkerReport(kind: frame.kind, fields: frame.fields, worker: "worker-1"))
      }
    }
    return reports
  }

  @Test("Frames survive any cut of the stream", arguments: [1, 2, 3, 7, 64, 100_000])
  func cuts(pieces: Int) throws {
    let result = AttemptResult(
      outcome: .completed(try JSONText(validating: #"{"price":1.10}"#)), startedAt: Timestamp(milliseconds: 1_000),
      elapsed: 12, followUps: [NewJob(id: JobID(unchecked: "next"), bytes: Array(#"{"intent_key":"a.exec.b"}"#.utf8))])
    let bytes = Self.frames([
      .ready, .finished(token: 7, result), .log(token: 7, level: 1, message: "안녕\n"),
      .progress(token: 9, try JSONText(validating: #"{"done":1}"#)),
    ])
    let reports = try Self.read(bytes, pieces: pieces)
    #expect(reports.count == 4)
    guard case .finished(let token, let read) = reports[1], case .completed(let json) = read.outcome else {
      Issue.record("the second report is not a completed attempt")
      return
    }
    #expect(token == 7)
    #expect(json.text == #"{"price":1.10}"#)
    #expect(read.worker == "worker-1")
    #expect(read.followUps.map(\.id.description) == ["next"])
  }

  @Test("Every outcome crosses unchanged")
  func outcomes() throws {
    let error = IntentError(.timeout, "too long", field: "a.b", retryAfterMilliseconds: 5)
    let outcomes: [AttemptResult.Outcome] = [
      .completed(.null), .retry(error, after: nil), .retry(error, after: 250), .snoozed(milliseconds: 9),
      .rateLimited(error, milliseconds: 10), .failed(error), .cancelled(error), .held(error), .interrupted(error),
    ]
    for outcome in outcomes {
      let sent = AttemptResult(outcome: outcome, startedAt: Timestamp(milliseconds: 5), exitStatus: 75, signal: 9)
      let reports = try Self.read(Self.frames([.finished(token: 1, sent)]), pieces: 1000)
      guard case .finished(_, let read) = try #require(reports.first) else {
        Issue.record("no finished report")
        continue
      }
      #expect("\(read.outcome)" == "\(outcome)")
      #expect(read.exitStatus == 75)
      #expect(read.signal == 9)
    }
  }

  @Test("A worker cannot say that an attempt was suspected: that is for the dispatcher to decide")
  func suspicion() throws {
    let error = IntentError(.crash, "")
    let bytes = Self.frames([
      .finished(token: 1, AttemptResult(outcome: .suspected(error), startedAt: Timestamp(milliseconds: 0)))
    ])
    #expect(throws: WireError.self) { try Self.read(bytes, pieces: 1000) }
  }

  @Test(
    "Hostile bytes are an error, not a crash",
    arguments: [
      [0, 0, 0, 0, 1],  // no room for the kind
      [255, 255, 255, 255, 1],  // four gigabytes
      [1, 0, 0, 0, 99],  // unknown kind
      [2, 0, 0, 0, 1, 0],  // bytes after the end
      [3, 0, 0, 0, 2, 0, 0],  // ends inside the token
      [14, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 9],  // a text of 2^24 bytes, in one
    ] as [[UInt8]])
  func hostile(bytes: [UInt8]) {
    #expect(throws: WireError.self) { try Self.read(bytes + [0, 0, 0, 0, 0], pieces: 1000) }
  }

  @Test("Truncations and changed bytes of a real frame never crash the reader")
  func mutations() throws {
    let error = IntentError(.permanent, "no such student", field: "intent_params.student_id")
    let frame = Self.frames([
      .finished(token: 1, AttemptResult(outcome: .failed(error), startedAt: Timestamp(milliseconds: 0)))
    ])
    var rejected = 0
    for index in 4..<frame.count {
      for value in [0, 1, 127, 255] as [UInt8] {
        var changed = frame
        changed[index] = value
        do { _ = try Self.read(changed, pieces: 1000) } catch { rejected += 1 }
      }
    }
    #expect(rejected > 0)
  }
}
