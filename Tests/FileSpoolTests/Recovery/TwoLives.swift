import FileSpool
import IntentCore
import IntentModel
import SpoolTesting

/// A directory in which one dispatcher lives after the other, in one boot of the machine or in two.
final class TwoLives {
  let directory = TemporaryDirectory()
  let clock = TestClock(SystemClock().now())

  init() throws { Shell.run("mkdir '\(directory.path)/pending'") }

  /// Opens and recovers; the spool is given up when the result is closed.
  func open(boot: String) throws -> (spool: FileSpool, orphans: [Claim]) {
    var options = FileSpoolOptions()
    options.bootID = boot
    options.clock = clock
    options.syncsInBackground = false
    options.journalReserve = 65_536
    let spool = try FileSpool.open(at: directory.path, options: options)
    return (spool, try spool.recover())
  }

  /// A first life in which these jobs are dropped and claimed.
  func claim(_ ids: String..., then body: (FileSpool, [Claim]) throws -> Void = { _, _ in }) throws {
    let (spool, _) = try open(boot: "1")
    for id in ids { directory.write(TestJob(id).bytes, to: "pending/\(id).json") }
    var claims: [Claim] = []
    for _ in 0..<1000 where claims.count < ids.count {
      claims += try spool.claim(limit: 100, filter: ClaimFilter())
    }
    claims.sort { $0.job.id.text < $1.job.id.text }
    try body(spool, claims)
    spool.close()
  }

  var now: Timestamp { clock.now() }

  func completed(_ id: String) -> String { "completed/\(now.day)/\(id).json" }
}
