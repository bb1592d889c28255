import ServiceTesting
import Testing

@testable import MessageService

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Notes of what was sent do not stay for ever: old ones are removed, once a day at most, and nothing else.
struct LedgerPruningTests {
  private static let day = 86_400
  private static let now = 1_800_000_000

  private let directory = TemporaryDirectory()

  /// A note's name of 38 characters.
  private func note(_ number: Int) -> String { String(repeating: "a", count: 33) + String(10_000 + number) }

  private func write(_ name: String, _ text: String = "", age days: Int) {
    directory.write(name, text)
    let time = timespec(tv_sec: Self.now - days * Self.day, tv_nsec: 0)
    #expect(utimensat(AT_FDCWD, "\(directory.path)/\(name)", [time, time], 0) == 0)
  }

  /// A note as it is written: a link that says the channel.
  private func link(_ name: String, age days: Int) {
    #expect(directory.link(name, to: "email"))
    let time = timespec(tv_sec: Self.now - days * Self.day, tv_nsec: 0)
    #expect(utimensat(AT_FDCWD, "\(directory.path)/\(name)", [time, time], AT_SYMLINK_NOFOLLOW) == 0)
  }

  private func prune(at now: Int = LedgerPruningTests.now) {
    LedgerPruning(directory.path, keep: 90 * Self.day, now: now).runIfDue()
  }

  @Test func oldNotesGoAndYoungOnesStay() {
    link(note(1), age: 91)
    link(note(2), age: 89)
    link(note(3), age: -5)
    prune()
    #expect(directory.names() == [".pruned", note(2), note(3)])
  }

  @Test func thoseOfEarlierReleasesGoToo() {
    write(note(1), age: 91)
    write(note(2), age: 89)
    prune()
    #expect(directory.names() == [".pruned", note(2)])
  }

  @Test func nothingElseIsRemoved() {
    write("README", age: 1000)
    write(note(1), "not empty", age: 1000)
    link("a-link", age: 1000)
    prune()
    #expect(directory.names() == [".pruned", "README", "a-link", note(1)])
  }

  @Test func onceADay() {
    write(".pruned", age: 0)
    write(note(1), age: 100)
    prune(at: Self.now + Self.day - 1)
    #expect(directory.names() == [".pruned", note(1)])
    prune(at: Self.now + Self.day)
    #expect(directory.names() == [".pruned"])
  }

  @Test func someAtATime() {
    for number in 0..<(LedgerPruning.limit + 10) { write(note(number), age: 100) }
    prune()
    #expect(directory.names().count == 11)
  }

  @Test func aMessageThatIsSentRemovesOldNotesBesideItsOwn() throws {
    let outbox = try Outbox()
    try outbox.messages.send(#"{"to":"a@example.org","body":"b","event":"one"}"#)
    let folder = try #require(outbox.directory.names(in: "messages/ledger").first)
    let own = outbox.directory.names(in: "messages/ledger/\(folder)").filter { $0 != ".pruned" }
    #expect(own.count == 1)
    // Send the same again after its note is a hundred days old, and the directory was last looked at two days ago.
    let path = "\(outbox.directory.path)/messages/ledger/\(folder)"
    outbox.directory.write("messages/ledger/\(folder)/\(note(1))", "")
    let old = timespec(tv_sec: time(nil) - 100 * Self.day, tv_nsec: 0)
    for name in [note(1), ".pruned"] { #expect(utimensat(AT_FDCWD, "\(path)/\(name)", [old, old], 0) == 0) }
    outbox.directory.remove("messages/ledger/\(folder)/\(own[0])")
    try outbox.messages.send(#"{"to":"a@example.org","body":"b","event":"one"}"#)
    #expect(outbox.directory.names(in: "messages/ledger/\(folder)") == [".pruned"] + own)
  }

  @Test func wrongTimes() {
    #expect(failure { _ = try Outbox(#"{"keep_ledger": "1h"}"#) }?.message.contains("keep_ledger") == true)
  }
}
