// A handler whose every effect is accounted for, whatever befalls it.
import IntentKit

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Inserts its number into a table without any constraint, once a job; then does what its parameters ask for.
struct Audited: IntentHandler {
  static let intent: IntentKey = "fixture.exec.audited"
  struct Params: Codable, Sendable {
    /// Told apart from every other job's.
    var n: Int
    /// Waits for so long after the effect.
    var milliseconds: Int?
    /// Takes its process with it in so many first attempts, after the effect.
    var crashes: Int?
    /// Throws in so many first attempts, after the effect.
    var failures: Int?
    /// Fails for good, without an effect, as long as there is no such file.
    var gate: String?
    /// Numbers of jobs to submit.
    var children: [Int]?
  }
  struct Child: Codable, Sendable { var n: Int }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Int> {
    if let gate = params.gate, access(gate, F_OK) != 0 { throw IntentError.permanent("there is no \(gate)") }
    try context.store.migrate("effects", ["CREATE TABLE effects (n INTEGER)"])
    try context.store.transaction { transaction in
      _ = try transaction.execute("INSERT INTO effects (n) VALUES (?1)", [params.n])
    }
    if let milliseconds = params.milliseconds { try await Task.sleep(for: .milliseconds(milliseconds)) }
    if context.attemptNumber <= params.crashes ?? 0 { UnsafeMutablePointer<Int>(bitPattern: 8)!.pointee = 1 }
    if context.attemptNumber <= params.failures ?? 0 { throw IntentError.retry("not yet") }
    for child in params.children ?? [] {
      try context.submit(Self.intent, Child(n: child), id: JobID("job-\(child)"))
    }
    return .completed(params.n)
  }
}

/// The entry.
@c(intent_handler_fixture__exec__audited)
public func auditedEntry() -> UnsafeRawPointer { export(Audited.self) }
