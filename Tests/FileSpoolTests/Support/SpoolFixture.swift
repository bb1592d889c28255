import FileSpool
import IntentCore
import IntentModel
import SpoolTesting
import Synchronization
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// An owned spool in a directory of its own, with a clock that shows the real time of its start.
final class SpoolFixture: Sendable {
  let directory: TemporaryDirectory
  let clock: TestClock
  let spool: FileSpool
  private let noticed = Locker<[SpoolNotice]>([])

  init(_ adjust: (inout FileSpoolOptions) -> Void = { _ in }, prepare: (TemporaryDirectory) -> Void = { _ in }) throws {
    directory = TemporaryDirectory()
    // Files carry the kernel's time, which this has to be near.
    clock = TestClock(SystemClock().now())
    var options = FileSpoolOptions()
    options.clock = clock
    options.syncsInBackground = false
    options.journalReserve = 65_536
    options.onNotice = { [noticed] notice in noticed.with { $0.append(notice) } }
    adjust(&options)
    for state in JobState.allCases { Shell.run("mkdir -p '\(directory.path)/\(state.rawValue)'") }
    prepare(directory)
    spool = try FileSpool.open(at: directory.path, options: options)
    _ = try spool.recover()
  }

  var now: Timestamp { clock.now() }
  var notices: [SpoolNotice] { noticed.with { $0 } }

  func drop(_ text: String, as name: String) { directory.write(text, to: "pending/\(name)") }

  func drop(_ job: TestJob, as name: String) { directory.write(job.bytes, to: "pending/\(name)") }

  /// Claims until there are `count`, for at most ten seconds.
  func claim(_ count: Int = 1, filter: ClaimFilter = ClaimFilter(), sourceLocation: SourceLocation = #_sourceLocation)
    throws -> [Claim]
  {
    var claims: [Claim] = []
    for _ in 0..<100 {
      claims += try spool.claim(limit: max(count - claims.count, 1), filter: filter)
      if claims.count >= count { return claims }
      wait()
    }
    Issue.record("only \(claims.count) of \(count) jobs were claimed", sourceLocation: sourceLocation)
    return claims
  }

  /// Claims whatever there is now.
  func claimOnce(_ limit: Int = 1000) throws -> [Claim] { try spool.claim(limit: limit, filter: ClaimFilter()) }

  func complete(_ claims: [Claim]) throws {
    let results = try spool.commit(claims.map { $0.completed(at: now) })
    #expect(results == claims.map { _ in .held })
  }

  /// Waits for the spool's signal, a tenth of a second at most.
  func wait() {
    var descriptor = pollfd(fd: spool.wake.descriptor, events: Int16(POLLIN), revents: 0)
    _ = poll(&descriptor, 1, 100)
    spool.wake.consume()
  }

  /// The drop has become a rejection: its reason.
  func reason(_ stem: String) -> String? { directory.read("rejected/\(stem).error.json") }
}

/// A value behind a lock.
final class Locker<Value: Sendable>: Sendable {
  private let value: Mutex<Value>
  init(_ value: Value) { self.value = Mutex(value) }

  func with<Result: Sendable>(_ body: (inout Value) -> Result) -> Result {
    value.withLock { value in body(&value) }
  }
}
