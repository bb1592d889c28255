// Handlers that say too much, and handlers that do things which can be counted.
import IntentKit

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

struct Prints: IntentHandler {
  static let intent: IntentKey = "fixture.exec.prints"
  func execute(_ params: JSONText, context: Context) async throws -> Outcome<String> {
    print("{\"this\": \"is not the result\"}")
    fflush(nil)
    return .completed("the result")
  }
}

struct Floods: IntentHandler {
  static let intent: IntentKey = "fixture.exec.floods"
  struct Params: Codable, Sendable { var count: Int }
  func execute(_ params: Params, context: Context) async throws -> Outcome<NoReport> {
    for index in 1...params.count {
      context.log("line \(index)", level: .debug)
      context.progress(done: index, total: params.count, note: "step \(index)")
    }
    return .completed
  }
}

struct HugeResult: IntentHandler {
  static let intent: IntentKey = "fixture.exec.huge_result"
  struct Params: Codable, Sendable { var bytes: Int }
  func execute(_ params: Params, context: Context) async throws -> Outcome<String> {
    .completed(String(repeating: "x", count: params.bytes))
  }
}

struct SubmitsFollowUps: IntentHandler {
  static let intent: IntentKey = "fixture.exec.follow_ups"
  struct Params: Codable, Sendable {
    var count: Int
    var thenFails: Bool?
    var tenant: TenantID?
    /// Of the text that each has among its parameters.
    var bytes: Int?
  }
  struct Padded: Codable, Sendable {
    var index: Int
    var padding: String
  }
  func execute(_ params: Params, context: Context) async throws -> Outcome<[JobID]> {
    var ids: [JobID] = []
    for index in 0..<params.count {
      if let bytes = params.bytes {
        let padded = Padded(index: index, padding: String(repeating: "x", count: bytes))
        ids.append(try context.submit("runtime.query.echo", padded, priority: 7, tenant: params.tenant))
      } else {
        ids.append(try context.submit("runtime.query.echo", ["index": index], priority: 7, tenant: params.tenant))
      }
    }
    if params.thenFails == true { throw IntentError.retry("after submitting") }
    return .completed(ids)
  }
}

/// Appends a line to a file each time it runs: how often a job was executed, for who counts.
struct Counts: IntentHandler {
  static let intent: IntentKey = "fixture.exec.counts"
  struct Params: Codable, Sendable {
    var file: String
    /// Attempts up to this one throw after they have counted.
    var failUntil: Int?
    var milliseconds: UInt32?
  }
  func execute(_ params: Params, context: Context) async throws -> Outcome<Int> {
    let file = open(params.file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw IntentError.permanent("\(params.file) cannot be opened") }
    defer { close(file) }
    let line = Array("\(context.id) \(context.attemptNumber)\n".utf8)
    guard line.withUnsafeBytes({ write(file, $0.baseAddress, $0.count) }) == line.count else {
      throw IntentError.permanent("\(params.file) cannot be written")
    }
    if let milliseconds = params.milliseconds { usleep(milliseconds * 1000) }
    if context.attemptNumber <= params.failUntil ?? 0 { throw IntentError.retry("on purpose") }
    return .completed(context.attemptNumber)
  }
}

/// Says everything that it is told.
struct TellsContext: ExhaustionHandling {
  static let intent: IntentKey = "fixture.exec.tells_context"
  struct Params: Codable, Sendable {
    var studentID: String
    var notifyTime: Date?
  }
  struct Report: Codable, Sendable {
    var id: JobID
    var uid: JobUID
    var key: IntentKey
    var tenant: TenantID?
    var attempt: Int
    var retriesLeft: Int
    var priority: Int
    var deadline: Timestamp?
    var params: JSONText
    var job: JSONText
    var studentID: String
    var notifyTime: Date?
  }
  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    .completed(
      Report(
        id: context.id, uid: context.uid, key: context.key, tenant: context.tenant, attempt: context.attemptNumber,
        retriesLeft: context.retriesLeft, priority: context.priority, deadline: context.deadline,
        params: context.params, job: context.job, studentID: params.studentID, notifyTime: params.notifyTime))
  }
  func exhausted(_ params: Params, error: IntentError, context: Context) async throws {
    context.log("\(params.studentID) is given up: \(error)", level: .warning)
  }
}

/// Asks for services, to see what is said where there are none.
struct WantsStore: IntentHandler {
  static let intent: IntentKey = "fixture.exec.wants_store"
  func execute(_ params: JSONText, context: Context) async throws -> Outcome<JSONText> {
    .completed(try context.store.queryJSON("SELECT 1 AS one"))
  }
}
