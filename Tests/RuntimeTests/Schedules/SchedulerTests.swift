import FileSpool
import IntentCore
import IntentJSON
import IntentModel
import SpoolTesting
import Synchronization
import Testing

@testable import IntentRuntime

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The dispatcher's scheduler on a spool in memory, with a clock that the test moves.
@Suite struct SchedulerTests {
  /// A spool, a scheduler on it, and what it says.
  private final class World {
    let clock = TestClock()
    let disk: MemoryFileSystem
    let system: FaultyFileSystem
    let log = RecordingLog()
    var spool: FileSpool
    var scheduler: Scheduler
    let zones: TimeZoneDatabase

    init(zones: TimeZoneDatabase = TimeZoneDatabase()) throws {
      disk = MemoryFileSystem(time: clock.now().milliseconds * 1_000_000)
      try disk.makeDirectory("spool", in: nil, permissions: 0o755)
      let fault = fault
      system = FaultyFileSystem(disk) { call in fault.withLock { $0 } && call.name == "write" ? .fail(ENOSPC) : nil }
      self.zones = zones
      (spool, scheduler) = try Self.open(system, clock, zones, log)
    }

    private let fault = SharedFlag()

    private static func open(
      _ system: FaultyFileSystem, _ clock: TestClock, _ zones: TimeZoneDatabase, _ log: RecordingLog
    ) throws -> (FileSpool, Scheduler) {
      let spool = try FileSpool.open(at: "spool", options: .crashing(system, boot: "1", clock: clock))
      _ = try spool.recover()
      return (spool, Scheduler(spool, zones: zones, clock: clock, log: log))
    }

    func restart() throws {
      spool.close()
      (spool, scheduler) = try Self.open(system, clock, zones, log)
    }

    func setFailing(_ isFailing: Bool) { fault.set(isFailing) }

    func put(_ name: String, _ text: String) throws {
      disk.setTime(clock.now().milliseconds * 1_000_000)
      let root = try disk.open("spool", in: nil, .directory, permissions: 0)
      _ = try? disk.unlink(FileName("schedules/\(name).json"), in: root)
      let file = try disk.open(FileName("schedules/\(name).json"), in: root, .create, permissions: 0o644)
      _ = try Array(text.utf8).withUnsafeBytes { try disk.write(file, $0, at: 0) }
      try disk.close(file)
      try disk.close(root)
    }

    func remove(_ name: String) throws {
      let root = try disk.open("spool", in: nil, .directory, permissions: 0)
      try disk.unlink(FileName("schedules/\(name).json"), in: root)
      try disk.close(root)
    }

    /// Lets time pass, a minute at a time, with a turn each.
    func pass(minutes: Int) {
      for _ in 0..<minutes {
        clock.advance(milliseconds: 60_000)
        turn()
      }
    }

    func turn() {
      // Nothing tells of changes in memory.
      spool.requestScan()
      scheduler.mayHaveNews = true
      _ = scheduler.turn()
    }

    /// The ids of the jobs that were submitted.
    var submitted: [String] {
      disk.tree().keys.filter { $0.hasPrefix("/spool/pending/") }.map { String($0.dropFirst(15).dropLast(5)) }.sorted()
    }

    func has(_ path: String) -> Bool { disk.tree()["/spool/\(path)"] != nil }
  }

  private static func schedule(_ rule: String, _ more: String = "") -> String {
    "{\(rule)\(more.isEmpty ? "" : "," + more),\"job\":{\"intent_key\":\"a.exec.b\",\"intent_params\":{}}}"
  }

  private static let minutely = schedule(#""cron":"* * * * *""#)

  @Test func aScheduleThatIsDroppedIsTakenUp() throws {
    let world = try World()
    world.turn()
    #expect(world.scheduler.delay == nil)
    world.clock.advance(milliseconds: 30_000)
    try world.put("a", Self.minutely)
    world.turn()
    #expect(world.submitted == [])
    #expect(world.scheduler.delay == 30_000)
    world.pass(minutes: 2)
    #expect(world.submitted == ["a.20261121T000100Z", "a.20261121T000200Z"])
    #expect(world.scheduler.delay == 30_000)
    #expect(world.scheduler.isQuiet(at: world.clock.now()))
  }

  @Test func aRestartForgetsNothing() throws {
    let world = try World()
    try world.put("a", Self.schedule(#""cron":"* * * * *""#, #""missed":"all""#))
    world.turn()
    world.pass(minutes: 2)
    world.clock.advance(milliseconds: 120_000)
    try world.restart()
    world.turn()
    #expect(world.submitted.count == 4)
    try world.restart()
    world.turn()
    #expect(world.submitted.count == 4)
  }

  @Test func aFileThatIsBeingWrittenIsWaitedFor() throws {
    let world = try World()
    try world.put("a", "{\"cron\":\"* * *")
    world.turn()
    #expect(world.has("schedules/a.json"))
    #expect(!world.scheduler.isQuiet(at: world.clock.now()))
    #expect(world.scheduler.delay == 1000)
    world.clock.advance(milliseconds: 1000)
    try world.put("a", Self.minutely)
    world.turn()
    world.pass(minutes: 1)
    #expect(world.submitted.count == 1)
    // Half an edit leaves the rule as it was; one that is never finished is no schedule.
    try world.put("a", "{\"cron\":")
    world.turn()
    #expect(world.scheduler.delay == 1000)
    world.clock.advance(milliseconds: 1001)
    world.turn()
    #expect(!world.has("schedules/a.json"))
    #expect(world.has("rejected/a.json") && world.has("rejected/a.error.json"))
    #expect(!world.has(".intent/schedules/a.json"))
    world.pass(minutes: 2)
    #expect(world.submitted.count == 1)
  }

  @Test func whatIsNoScheduleIsRefused() throws {
    let world = try World()
    for (name, text) in [
      ("unknown", #"{"cron":"@daily","job":{},"colour":1}"#), ("-a b", Self.minutely), ("list", "[]"),
      ("zone", Self.schedule(#""cron":"@daily""#, #""timezone":"Nowhere/Nothing""#)),
    ] {
      try world.put(name, text)
      world.turn()
      #expect(world.has("rejected/\(name).json") && world.has("rejected/\(name).error.json"), "\(name)")
    }
    try world.disk.makeDirectory("spool/schedules/folder.json", in: nil, permissions: 0o755)
    world.turn()
    #expect(world.has("rejected/folder.error.json"))
    try world.put(".hidden", "{")
    try world.put("README", "what lies here")
    #expect(world.scheduler.isQuiet(at: world.clock.now()))
  }

  @Test func anEditCountsFromTheEdit() throws {
    let world = try World()
    try world.put("a", Self.minutely)
    world.turn()
    world.pass(minutes: 1)
    world.clock.advance(milliseconds: 30_000)
    try world.put("a", Self.schedule(#""cron":"*/5 * * * *""#))
    world.turn()
    world.pass(minutes: 5)
    #expect(world.submitted == ["a.20261121T000100Z", "a.20261121T000500Z"])
  }

  @Test func aScheduleThatIsGoneDoesNotRunEvenIfNobodyTold() throws {
    let world = try World()
    try world.put("a", Self.minutely)
    world.turn()
    try world.remove("a")
    world.clock.advance(milliseconds: 60_000)
    _ = world.scheduler.turn()
    #expect(world.submitted == [])
    #expect(!world.has(".intent/schedules/a.json"))
    // Added again it is a new one.
    world.clock.advance(milliseconds: 600_000)
    try world.put("a", Self.minutely)
    world.turn()
    #expect(world.submitted == [])
    world.pass(minutes: 1)
    #expect(world.submitted == ["a.20261121T001200Z"])
  }

  @Test func overlapsAreSkippedWhileTheJobBeforeIsUnfinished() throws {
    let world = try World()
    try world.put("a", Self.schedule(#""cron":"* * * * *""#, #""overlap":"skip""#))
    world.turn()
    world.pass(minutes: 3)
    #expect(world.submitted == ["a.20261121T000100Z"])
    #expect(world.log.lines.contains { $0.contains("a.20261121T000100Z, is not finished") })
    world.spool.requestScan()
    let claims = try world.spool.claim(limit: 9, filter: ClaimFilter())
    world.pass(minutes: 1)
    #expect(world.submitted == [], "it runs")
    _ = try world.spool.commit(claims.map { $0.completed(at: world.clock.now()) })
    world.pass(minutes: 1)
    #expect(world.submitted == ["a.20261121T000500Z"])
  }

  @Test func aFullDiskIsSaidOnceAndLosesNothing() throws {
    let world = try World()
    try world.put("a", Self.minutely)
    world.turn()
    world.setFailing(true)
    world.clock.advance(milliseconds: 60_000)
    world.turn()
    #expect(!world.scheduler.isSettled)
    #expect(world.scheduler.delay == 1000)
    // Longer than what is missed would take.
    world.pass(minutes: 5)
    #expect(!world.scheduler.isQuiet(at: world.clock.now()))
    #expect(world.submitted == [])
    world.setFailing(false)
    world.pass(minutes: 1)
    #expect(world.scheduler.isSettled)
    // What was decided when the disk was full, and the last that was missed since.
    #expect(world.submitted.contains("a.20261121T000100Z") && world.submitted.contains("a.20261121T000700Z"))
    #expect(world.log.lines.count { $0.contains("schedules wait") } == 1)
    #expect(world.log.lines.count { $0.contains("schedules go on") } == 1)
  }

  @Test func aClockSetBackIsNoticed() throws {
    let world = try World()
    try world.put("a", Self.schedule(#""every":"10m""#))
    world.turn()
    world.clock.set(world.clock.now().adding(milliseconds: 365 * 86_400_000))
    world.turn()
    #expect(world.submitted.count == 1)
    world.clock.set(world.clock.now().adding(milliseconds: -365 * 86_400_000))
    world.turn()
    #expect(world.scheduler.delay == 600_000)
    world.pass(minutes: 20)
    #expect(world.submitted.count == 3)
  }

  @Test func withoutTimeZonesAScheduleWaits() throws {
    let world = try World(zones: TimeZoneDatabase(directory: "/nowhere/zoneinfo"))
    try world.put("a", Self.schedule(#""cron":"* * * * *""#, #""timezone":"Asia/Seoul""#))
    try world.put("b", Self.minutely)
    world.turn()
    world.pass(minutes: 3)
    #expect(world.has("schedules/a.json"), "it is nobody's fault but the machine's")
    #expect(world.submitted.allSatisfy { $0.hasPrefix("b.") } && world.submitted.count == 3)
    #expect(world.log.lines.count { $0.contains("install the package tzdata") } == 1)
  }
}

/// A flag that several threads see.
private final class SharedFlag: Sendable {
  private let value = Mutex(false)
  func set(_ isSet: Bool) { value.withLock { $0 = isSet } }
  func withLock(_ body: (Bool) -> Bool) -> Bool { value.withLock { body($0) } }
}

/// Keeps what is logged.
final class RecordingLog: LogSink {
  private let written = Mutex<[String]>([])
  var level: LogLevel { .info }
  var lines: [String] { written.withLock { $0 } }
  func write(_ level: LogLevel, _ line: String) { written.withLock { $0.append(line) } }
}
