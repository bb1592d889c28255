public import IntentCore
import IntentModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What every spool has to do, whatever it is made of: run by each backend's tests.
///
/// ```swift
/// @Test(arguments: SpoolConformance.checks)
/// func conforms(_ check: SpoolConformance.Check) throws {
///   try check.run { clock in try MySpool.makeEmpty(clock: clock) }
/// }
/// ```
/// It depends on no test library: a promise that is not kept is thrown as a ``ConformanceFailure``.
public enum SpoolConformance {
  /// One promise.
  public struct Check: Sendable, CustomStringConvertible {
    /// The promise, as a sentence.
    public var name: String
    let body: @Sendable (Subject) throws -> Void

    init(_ name: String, _ body: @escaping @Sendable (Subject) throws -> Void) {
      self.name = name
      self.body = body
    }

    /// Checks it on a spool that `make` makes: empty, owned, recovered, and with this clock.
    public func run(_ make: (TestClock) throws -> any Spool) throws {
      let clock = TestClock()
      try body(Subject(spool: try make(clock), clock: clock))
    }

    /// The promise.
    public var description: String { name }
  }

  /// A spool under test.
  struct Subject {
    let spool: any Spool
    let clock: TestClock

    var now: Timestamp { clock.now() }

    func submit(_ jobs: TestJob...) throws {
      let results = try spool.submit(jobs.map(\.submitted))
      try expectEqual(results, jobs.map { .accepted($0.submitted.id) }, "submit")
    }

    /// Claims until there are `count`, or nothing more comes.
    func claim(_ count: Int, limit: Int = 100, filter: ClaimFilter = ClaimFilter(), line: UInt = #line) throws
      -> [Claim]
    {
      var claims: [Claim] = []
      for attempt in 0..<100 {
        claims += try spool.claim(limit: min(limit, limit - claims.count), filter: filter)
        if claims.count >= count || claims.count == limit { break }
        if attempt > 0 { wait() }
      }
      try expectEqual(claims.count, count, "jobs claimed (\(claims.map(\.job.id.text)))", line: line)
      return claims
    }

    /// Claims what there is, once everything that was submitted has had its time to be seen.
    func claimNothing(filter: ClaimFilter = ClaimFilter(), line: UInt = #line) throws {
      let claims = try spool.claim(limit: 100, filter: filter)
      try expect(claims.isEmpty, "\(claims.map(\.job.id.text)) were claimed, and nothing should be", line: line)
    }

    @discardableResult
    func commit(_ transitions: Transition..., line: UInt = #line) throws -> [CommitResult] {
      try spool.commit(transitions)
    }

    /// Lets the clock tick by which the backend tells ages: a kernel's, as a rule every 4 ms.
    func letAgesDiffer() {
      clock.advance(milliseconds: 10)
      _ = poll(nil, 0, 10)
    }

    private func wait() {
      var descriptor = pollfd(fd: spool.wake.descriptor, events: Int16(POLLIN), revents: 0)
      _ = poll(&descriptor, 1, 50)
      spool.wake.consume()
    }
  }

  /// All of them.
  public static let checks: [Check] = claiming + committing + identity + keeping
}
