import IntentCore
import IntentJSON
import IntentRuntime

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Performs an operation on named jobs, tells what became of each, and ends with the status that fits all.
struct JobOperations {
  /// Jobs a request: a dispatcher does nothing else meanwhile.
  private static let chunk = 200
  /// How often a job that is changing its state is asked about again.
  private static let attempts = 10
  private static let pause: UInt32 = 100_000

  let client: OperationsClient
  let asJSON: Bool
  private var printer = LineBuffer()
  private var status = ExitStatus.done

  init(client: OperationsClient, asJSON: Bool) {
    self.client = client
    self.asJSON = asJSON
  }

  /// Performs the request that `request` makes of the jobs' names, and ends the command with the gravest status there was.
  mutating func perform(_ names: [String], _ request: ([String]) -> OperationRequest) throws(CommandFailure) {
    for chunk in names.chunks(of: Self.chunk) { try performOnce(chunk, request) }
    if status != .done { throw .silent(status) }
  }

  private mutating func performOnce(_ names: [String], _ request: ([String]) -> OperationRequest) throws(CommandFailure)
  {
    var results = try Self.results(client, request(names))
    for _ in 0..<Self.attempts {
      let busy = results.indices.filter { results[$0].outcome == .busy && $0 < names.count }
      if busy.isEmpty { break }
      usleep(Self.pause)
      let again = try Self.results(client, request(busy.map { names[$0] }))
      for (index, result) in zip(busy, again) { results[index] = result }
    }
    for result in results { try tell(result) }
    try printer.flush()
  }

  private static func results(
    _ client: OperationsClient, _ request: OperationRequest
  ) throws(CommandFailure) -> [OperationResult] {
    try client.reply(to: request).results
  }

  private mutating func tell(_ result: OperationResult) throws(CommandFailure) {
    if asJSON {
      try printer.object { writer in
        writer.member("id", result.id)
        writer.member("outcome", result.outcome.rawValue)
        writer.memberIfPresent("state", result.state?.rawValue)
        writer.member("message", result.message)
      }
    } else if result.outcome == .done || result.outcome == .asked {
      try printer.line(PlainText.line("\(result.id): \(result.message)"))
    } else {
      try printer.flush()
      ErrorOutput.say("\(result.id): \(result.message)")
    }
    let own = Self.status(of: result.outcome)
    // The first failure leads: a script that names one job gets that job's status.
    if status == .done { status = own }
  }

  private static func status(of outcome: OperationResult.Outcome) -> ExitStatus {
    switch outcome {
    case .done, .asked: .done
    case .notFound: .noInput
    case .busy: .tryAgain
    case .failed: .io
    default: .badData
    }
  }
}
