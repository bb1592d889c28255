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

/// A terminal record survives every way there is to recover a spool, byte for byte and as the same file.
@Suite("Recovery rewrites no record")
struct SurvivalTests {
  /// What happens between two lives.
  struct Path: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var boot = "1"
    /// How often the spool is opened and given up in between.
    var lives = 1
    var meanwhile: @Sendable (TwoLives) throws -> Void = { _ in }
  }

  static let paths: [Path] = [
    Path(testDescription: "the same boot"),
    Path(testDescription: "the same boot, five times", lives: 5),
    Path(testDescription: "another boot", boot: "2"),
    Path(testDescription: "boot after boot", boot: "2", lives: 3),
    Path(testDescription: "an orphan beside them") { lives in try lives.claim("orphan") },
    Path(testDescription: "an orphan beside them, another boot", boot: "2") { lives in
      try lives.claim("orphan") { spool, _ in _ = try spool.commit([]) }
    },
    Path(testDescription: "a record of another job cut short") { lives in
      let root = lives.directory.path
      try lives.claim("short") { spool, claims in
        Shell.run("cp '\(root)/processing/short.json' '\(root)/kept'")
        _ = try spool.commit([claims[0].completed(at: lives.now)])
      }
      Shell.run("mv '\(root)/kept' '\(root)/processing/short.json'")
    },
    Path(testDescription: "a record of another job lost by the power cut", boot: "2") { lives in
      try lives.claim("lost") { spool, claims in _ = try spool.commit([claims[0].completed(at: lives.now)]) }
      Shell.run("rm '\(lives.directory.path)/\(lives.completed("lost"))'")
    },
    Path(testDescription: "files of the same ids that a person put into processing") { lives in
      for id in ["done", "failed", "cancelled"] {
        lives.directory.write(TestJob(id).bytes, to: "processing/\(id).json")
      }
    },
    Path(testDescription: "drops of the same ids") { lives in
      for id in ["done", "failed", "cancelled"] {
        lives.directory.write(TestJob(id, params: #"{"another":1}"#).bytes, to: "pending/\(id).json")
      }
      // Dealt with, not only found.
      let (spool, _) = try lives.open(boot: "1")
      spool.requestScan()
      #expect(try spool.claim(limit: 9, filter: ClaimFilter()).isEmpty)
      spool.close()
    },
    Path(testDescription: "a torn journal", boot: "2") { lives in
      let name = try #require(lives.directory.list(".intent/journal").last)
      var bytes = try #require(lives.directory.readBytes(".intent/journal/\(name)"))
      if let end = bytes.lastIndex(where: { $0 != 0 }) { bytes[end] ^= 0xFF }
      lives.directory.write(bytes, to: ".intent/journal/\(name)")
    },
    Path(testDescription: "no journal at all") { lives in
      Shell.run("rm '\(lives.directory.path)'/.intent/journal/*")
    },
    Path(testDescription: "a lock and a list of processes that are left over") { lives in
      lives.directory.write("torn", to: ".intent/lock")
      lives.directory.write("torn", to: ".intent/processes")
    },
    Path(testDescription: "an old record let go of, and a checkpoint") { lives in
      lives.directory.write("{}", to: "failed/old.json")
      Shell.run("touch -d 2001-01-01 '\(lives.directory.path)/failed/old.json'")
      let (spool, _) = try lives.open(boot: "1")
      #expect(try spool.prune(.standard) { true } == 1)
      spool.close()
    },
  ]

  @Test(arguments: paths)
  func recordsSurvive(_ path: Path) throws {
    let lives = try TwoLives()
    // One of each before a checkpoint, which no journal speaks of any more, and one of each behind it.
    for prefix in ["old-", ""] {
      let ids = ["done", "failed", "cancelled"].map { prefix + $0 }
      try lives.claim(ids[0], ids[1], ids[2]) { spool, claims in
        let now = lives.now
        let byID = Dictionary(uniqueKeysWithValues: claims.map { ($0.job.id.text, $0) })
        _ = try spool.commit([
          byID[ids[0]]!.completed(at: now), byID[ids[1]]!.failed(at: now),
          .cancel(byID[ids[2]]!, because: .permanent("no"), now: now),
        ])
        if prefix == "old-" { _ = try spool.purge([.rejected], before: .epoch) }
      }
    }
    let before = try records(lives)
    #expect(before.count == 6)
    try path.meanwhile(lives)
    for life in 0..<path.lives {
      let (spool, orphans) = try lives.open(boot: path.boot == "1" ? "1" : "\(2 + life)")
      _ = try spool.commit(orphans.map { $0.interrupted(at: lives.now) })
      spool.close()
    }
    #expect(try records(lives).filter { before[$0.key] != nil } == before)
  }

  /// Of each record its contents, and which file it is.
  private struct Record: Equatable {
    var bytes: [UInt8]
    var inode: UInt64
    var modified: Int
    var nanoseconds: Int
  }

  private func records(_ lives: TwoLives) throws -> [String: Record] {
    var records: [String: Record] = [:]
    let directories = ["failed", "cancelled"] + lives.directory.list("completed").map { "completed/\($0)" }
    for directory in directories {
      for name in lives.directory.list(directory) {
        var status = stat()
        try #require(stat("\(lives.directory.path)/\(directory)/\(name)", &status) == 0)
        records["\(directory)/\(name)"] = Record(
          bytes: lives.directory.readBytes("\(directory)/\(name)") ?? [], inode: UInt64(status.st_ino),
          modified: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
      }
    }
    return records
  }
}
