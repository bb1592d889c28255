// Handlers that take their process with them.
import IntentKit

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

struct Segfault: IntentHandler {
  static let intent: IntentKey = "fixture.exec.segfault"
  func execute(_ params: JSONText, context: Context) async throws -> Outcome<NoReport> {
    UnsafeMutablePointer<Int>(bitPattern: 8)!.pointee = 1
    return .completed
  }
}

struct FatalError: IntentHandler {
  static let intent: IntentKey = "fixture.exec.fatal_error"
  func execute(_ params: JSONText, context: Context) async throws -> Outcome<NoReport> { fatalError("on purpose") }
}

struct Exits: IntentHandler {
  static let intent: IntentKey = "fixture.exec.exits"
  struct Params: Codable, Sendable { var status: Int32? }
  func execute(_ params: Params, context: Context) async throws -> Outcome<NoReport> { exit(params.status ?? 0) }
}

/// Takes memory and touches it, until there is none.
struct Allocates: IntentHandler {
  static let intent: IntentKey = "fixture.exec.allocates"
  func execute(_ params: JSONText, context: Context) async throws -> Outcome<NoReport> {
    while let memory = malloc(16 << 20) { memset(memory, 0xAB, 16 << 20) }
    fatalError("there is no memory left")
  }
}
