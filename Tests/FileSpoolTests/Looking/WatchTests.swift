import FileSpool
import IntentCore
import IntentModel
import SpoolTesting
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Seeing jobs get into their states: a state is a directory.
@Suite("A watch sees what happens")
struct WatchTests {
  /// Takes news until there are so many jobs, for ten seconds at most.
  private func take(_ watch: SpoolWatch, _ count: Int, sourceLocation: SourceLocation = #_sourceLocation) throws
    -> [String]
  {
    var seen: [String] = []
    for _ in 0..<200 where seen.count < count {
      var source = pollfd(fd: watch.descriptor ?? -1, events: Int16(POLLIN), revents: 0)
      _ = poll(&source, 1, 50)
      seen += try watch.take().jobs.map { "\($0.state) \($0.id)" }
    }
    if seen.count != count { Issue.record("\(seen) where \(count) were expected", sourceLocation: sourceLocation) }
    return seen
  }

  /// The whole way of three jobs, seen by somebody who is not the spool's owner.
  private func watchAWorkload(_ fixture: SpoolFixture, _ watch: SpoolWatch) throws {
    fixture.drop(TestJob("a"), as: "a.json")
    #expect(try take(watch, 1) == ["pending a"])
    let a = try fixture.claim()
    #expect(try take(watch, 1) == ["processing a"])
    try fixture.complete(a)
    #expect(try take(watch, 1) == ["completed a"])

    fixture.drop(TestJob("b"), as: "b.json")
    #expect(try take(watch, 1) == ["pending b"])
    let b = try fixture.claim()
    #expect(try take(watch, 1) == ["processing b"])
    _ = try fixture.spool.commit(b.map { $0.snoozed(milliseconds: 60_000, at: fixture.now) })
    #expect(try take(watch, 1) == ["delayed b"])
    fixture.clock.advance(milliseconds: 60_000)
    let again = try fixture.claim()
    #expect(try take(watch, 1) == ["processing b"])
    _ = try fixture.spool.commit(again.map { $0.failed(at: fixture.now) })
    #expect(try take(watch, 1) == ["failed b"])

    fixture.drop("no job", as: "bad.json")
    #expect(try take(watch, 1) == ["pending bad"])
    fixture.clock.advance(milliseconds: 2_000)
    _ = try fixture.claimOnce()
    #expect(try take(watch, 1) == ["rejected bad"])
  }

  @Test func everyStateThatAJobGetsInto() throws {
    let fixture = try SpoolFixture()
    let looker = try FileSpool.open(at: fixture.directory.path, mode: .client)
    let watch = try looker.watch(Set(JobState.allCases))
    #expect(watch.descriptor != nil)
    // The first record makes its day's directory, which is watched from then on.
    try watchAWorkload(fixture, watch)
    #expect(try watch.take().jobs.isEmpty)
  }

  /// Where the kernel tells no changes, or has no more instances of what tells them.
  @Test(arguments: [ENOSYS, EMFILE]) func withoutNotificationsTheDirectoriesAreLookedThrough(_ fault: Int32) throws {
    let fixture = try SpoolFixture()
    var options = FileSpoolOptions()
    options.fileSystem = FaultyFileSystem { $0.name == "inotify_init" ? .fail(fault) : nil }
    let said = Locker<[SpoolNotice]>([])
    options.onNotice = { notice in said.with { $0.append(notice) } }
    fixture.drop(TestJob("old"), as: "old.json")
    let old = try fixture.claim(1)
    let watch = try FileSpool.open(at: fixture.directory.path, mode: .client, options: options)
      .watch(Set(JobState.allCases))
    #expect(watch.descriptor == nil)
    #expect(said.with { $0.count } == 1)
    #expect(try watch.take().jobs.isEmpty, "what was there before is no news")
    try fixture.complete(old)
    #expect(try take(watch, 1) == ["completed old"])
    try watchAWorkload(fixture, watch)
    #expect(try watch.take().jobs.isEmpty)
  }

  @Test func onlyTheStatesThatWereAskedFor() throws {
    let fixture = try SpoolFixture()
    let watch = try fixture.spool.watch([.completed])
    fixture.drop(TestJob("a"), as: "a.json")
    try fixture.complete(try fixture.claim())
    #expect(try take(watch, 1) == ["completed a"])
  }

  /// Some file systems rename by a link, and nobody closes that after writing.
  @Test func aFileThatAppearsByALinkIsSeenOnceItIsStill() throws {
    let fixture = try SpoolFixture()
    let watch = try fixture.spool.watch([.failed])
    Shell.run("cd '\(fixture.directory.path)'; echo '\(TestText.job)' > .x; ln .x failed/x.json")
    #expect(try watch.take().jobs.isEmpty)
    #expect(watch.interval < 1_000, "it looks again soon")
    fixture.clock.advance(milliseconds: 300)
    #expect(try watch.take().jobs.map(\.id.text) == ["x"])
    #expect(watch.interval > 1_000)
  }

  /// A slow writer: its file is told of when it is whole, once.
  @Test func aFileThatIsBeingWrittenIsWaitedFor() throws {
    let fixture = try SpoolFixture()
    let watch = try fixture.spool.watch([.pending])
    let file = open("\(fixture.directory.path)/pending/slow.json", O_WRONLY | O_CREAT, 0o644)
    _ = write(file, "{\"intent_key\":", 14)
    fixture.clock.advance(milliseconds: 1_000)
    #expect(try watch.take().jobs.isEmpty)
    let rest = "\"a.exec.b\",\"intent_params\":{}}"
    _ = write(file, rest, rest.utf8.count)
    close(file)
    #expect(try watch.take().jobs.map(\.id.text) == ["slow"])
    #expect(try watch.take().jobs.isEmpty)
  }

  /// The kernel keeps so many changes and no more: what it dropped is not passed over in silence.
  @Test func missedChangesAreSaid() throws {
    let fixture = try SpoolFixture()
    let watch = try fixture.spool.watch([.failed])
    let limit = Int(text(of: "/proc/sys/fs/inotify/max_queued_events")) ?? 16_384
    // Two events each: made, and closed.
    for number in 0...(limit / 2) { fixture.directory.write("", to: "failed/\(number).json") }
    var isIncomplete = false
    var jobs = 0
    while case let news = try watch.take(), !news.jobs.isEmpty || news.isIncomplete {
      isIncomplete = isIncomplete || news.isIncomplete
      jobs += news.jobs.count
    }
    #expect(isIncomplete)
    #expect(jobs > limit / 4)
    fixture.directory.write("{}", to: "failed/after.json")
    #expect(try watch.take().jobs.map(\.id.text) == ["after"])
  }

  @Test(arguments: ["rmdir failed", "mv failed away"]) func aStateThatIsTakenAwayIsTold(_ command: String) throws {
    let fixture = try SpoolFixture()
    let watch = try fixture.spool.watch([.failed, .completed])
    Shell.run("cd '\(fixture.directory.path)'; mkdir completed/2026-01-01; rmdir completed/2026-01-01")
    #expect(try watch.take().jobs.isEmpty, "a day may go")
    Shell.run("cd '\(fixture.directory.path)'; \(command)")
    let error = #expect(throws: SpoolError.self) { try watch.take() }
    #expect(error?.message.contains("\(fixture.directory.path)/failed was removed") == true)
  }

  /// The kernel tells that a directory moved after it told where to: whoever watches it between hears of that move.
  @Test func aDayThatMovedToItsPlaceStaysWatched() throws {
    let fixture = try SpoolFixture()
    let watch = try fixture.spool.watch([.completed])
    Shell.run(
      "cd '\(fixture.directory.path)/completed'; mkdir 2026-01-01; echo '\(TestText.job)' > 2026-01-01/first.json")
    #expect(try watch.take().jobs.map(\.id.text) == ["first"])
    Shell.run("cd '\(fixture.directory.path)/completed'; mv 2026-01-01 ../.away; mv ../.away 2026-01-01")
    _ = try watch.take()
    Shell.run("cd '\(fixture.directory.path)/completed'; echo '\(TestText.job)' > .x; mv .x 2026-01-01/second.json")
    #expect(try watch.take().jobs.map(\.id.text) == ["second"])
  }

  private func text(of path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 64)
    guard fgets(&line, 64, file) != nil else { return "" }
    return String(decoding: line.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
