import IntentModel
import Testing

@testable import IntentCore

@Suite struct TimeZoneRulesTests {
  private static func seconds(_ text: String) -> Int64 { Fixture.time(text).milliseconds / 1000 }
  /// A local time as if it were UTC.
  private static func local(_ text: String) -> Int64 { seconds(text + ":00Z") }

  private static func zone(_ name: String) throws -> TimeZoneRules { try CronOracle.read().zone(name) }

  @Test func knowsWhatClocksShow() throws {
    let berlin = try Self.zone("Europe/Berlin")
    #expect(berlin.type(at: Self.seconds("2026-01-01T00:00:00Z")).abbreviation == "CET")
    #expect(berlin.type(at: Self.seconds("2026-03-29T00:59:59Z")).offset == 3600)
    #expect(berlin.type(at: Self.seconds("2026-03-29T01:00:00Z")).offset == 7200)
    // Far past the table, by the rule at its end.
    #expect(berlin.type(at: Self.seconds("2999-07-01T00:00:00Z")).abbreviation == "CEST")
    // Before all tables: local mean time.
    #expect(berlin.type(at: Self.seconds("1800-01-01T00:00:00Z")).offset == 3208)
    #expect(try Self.zone("Asia/Seoul").type(at: Self.seconds("2500-07-01T00:00:00Z")).offset == 32400)
    let millennium = Self.seconds("2000-01-01T00:00:00Z")...Self.seconds("3000-01-01T00:00:00Z")
    #expect(try Self.zone("Asia/Seoul").transitions(in: millennium) == [])
  }

  @Test(arguments: [
    // zone, local time, reading: instants in UTC
    ("Europe/Berlin", "2026-03-29T02:30", "skipped 2026-03-29T01:00:00.000Z"),
    ("Europe/Berlin", "2026-03-29T02:00", "skipped 2026-03-29T01:00:00.000Z"),
    ("Europe/Berlin", "2026-03-29T03:00", "once 2026-03-29T01:00:00.000Z"),
    ("Europe/Berlin", "2026-10-25T02:00", "repeated 2026-10-25T00:00:00.000Z 2026-10-25T01:00:00.000Z"),
    ("Europe/Berlin", "2026-10-25T03:00", "once 2026-10-25T02:00:00.000Z"),
    ("Australia/Lord_Howe", "2026-10-04T02:15", "skipped 2026-10-03T15:30:00.000Z"),
    ("Australia/Lord_Howe", "2026-04-05T01:45", "repeated 2026-04-04T14:45:00.000Z 2026-04-04T15:15:00.000Z"),
    ("America/Santiago", "2026-09-06T00:30", "skipped 2026-09-06T04:00:00.000Z"),
    ("America/Santiago", "2026-04-04T23:30", "repeated 2026-04-05T02:30:00.000Z 2026-04-05T03:30:00.000Z"),
    // A day that was left out when the date line moved.
    ("Pacific/Apia", "2011-12-30T12:00", "skipped 2011-12-30T10:00:00.000Z"),
    ("Africa/Casablanca", "2026-02-15T02:30", "repeated 2026-02-15T01:30:00.000Z 2026-02-15T02:30:00.000Z"),
    ("Europe/Berlin", "2400-03-26T02:30", "skipped 2400-03-26T01:00:00.000Z"),
  ])
  func tellsGapsFromOverlaps(_ name: String, _ local: String, _ expected: String) throws {
    func text(_ instant: Int64) -> String { Timestamp(milliseconds: instant * 1000).rfc3339 }
    let found =
      switch try Self.zone(name).reading(ofLocal: Self.local(local)) {
      case .once(let instant): "once \(text(instant))"
      case .skipped(let shift): "skipped \(text(shift))"
      case .repeated(let first, let last): "repeated \(text(first)) \(text(last))"
      }
    #expect(found == expected)
  }

  @Test func everyInstantIsWhatItsLocalTimeReads() throws {
    for name in ["America/New_York", "Australia/Lord_Howe", "America/Santiago", "Asia/Gaza", "Africa/Casablanca"] {
      let zone = try Self.zone(name)
      for step in 0..<20_000 {
        let instant = Self.seconds("2009-01-01T00:00:00Z") + Int64(step) * 52_777
        switch zone.reading(ofLocal: instant + zone.type(at: instant).offset) {
        case .once(let same): #expect(same == instant)
        case .repeated(let first, let last): #expect(first == instant || last == instant)
        case .skipped: Issue.record("\(name): \(instant) shows a time that does not exist")
        }
      }
    }
  }

  @Test(arguments: [
    ("EST5EDT,M3.2.0,M11.1.0", -18000, -14400, "2027-03-14T07:00:00.000Z", "2027-11-07T06:00:00.000Z"),
    ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", 37800, 39600, "2027-10-02T15:30:00.000Z", "2027-04-03T15:00:00.000Z"),
    ("IST-2IDT,M3.4.4/26,M10.5.0", 7200, 10800, "2027-03-26T00:00:00.000Z", "2027-10-30T23:00:00.000Z"),
    ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", -7200, -3600, "2027-03-28T01:00:00.000Z", "2027-10-31T01:00:00.000Z"),
    ("AAA3BBB,J60,300/4:30:15", -10800, -7200, "2027-03-01T05:00:00.000Z", "2027-10-28T06:30:15.000Z"),
  ])
  func readsPosixRules(_ text: String, _ standard: Int64, _ summer: Int64, _ start: String, _ end: String) throws {
    let rule = try #require(PosixTimeZoneReader.read(Array(text.utf8)))
    #expect(rule.standard.offset == standard)
    #expect(rule.summer?.type.offset == summer)
    let changes = rule.transitions(in: 2027)
    #expect(changes.first { $0.type.isDaylight }?.at == Self.seconds(start))
    #expect(changes.first { !$0.type.isDaylight }?.at == Self.seconds(end))
    #expect(changes.map(\.at) == changes.map(\.at).sorted())
  }

  @Test(arguments: [
    "", "E5", "EST", "EST5EDT", "EST5EDT,", "EST5EDT,M3.2.0", "EST5EDT,M13.2.0,M11.1.0", "EST5EDT,M3.6.0,M11.1.0",
    "EST5EDT,M3.2.7,M11.1.0", "EST5EDT,J0,J365", "EST5EDT,M3.2.0,M11.1.0x", "<EST5", "EST99",
    "EST5EDT,M3.2.0/999,M11.1.0",
  ])
  func refusesWhatIsNoRule(_ text: String) {
    #expect(PosixTimeZoneReader.read(Array(text.utf8)) == nil)
  }

  @Test func readsTheFirstVersionToo() throws {
    var old = try CronOracle.read().bytes(of: "Europe/Berlin")
    old[4] = 0
    let now: Int64 = 1_800_000_000
    #expect(try TimeZoneRules(name: "old", tzif: old).type(at: now) == Self.zone("Europe/Berlin").type(at: now))
    // One change, from 0 to +1 h, at 1000000000.
    let made =
      Array("TZif".utf8) + [UInt8](repeating: 0, count: 16)
      + [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 8]
      + [0x3B, 0x9A, 0xCA, 0x00, 1] + [0, 0, 0, 0, 0, 0] + [0, 0, 0x0E, 0x10, 1, 4] + Array("AAA\0BBB\0".utf8)
    let zone = try TimeZoneRules(name: "made", tzif: made)
    #expect(zone.type(at: 999_999_999).abbreviation == "AAA")
    #expect(zone.type(at: 1_000_000_000).offset == 3600)
  }

  @Test func damagedFilesAreRefusedOrReadAndNeverTrap() throws {
    let bytes = try CronOracle.read().bytes(of: "America/New_York")
    for length in stride(from: 0, to: bytes.count, by: 7) {
      #expect(throws: TimeZoneError.self) { try TimeZoneRules(name: "cut", tzif: Array(bytes.prefix(length))) }
    }
    for index in stride(from: 0, to: bytes.count, by: 3) {
      for bit in [UInt8(0x01), 0x80] {
        var damaged = bytes
        damaged[index] ^= bit
        guard let zone = try? TimeZoneRules(name: "damaged", tzif: damaged) else { continue }
        _ = zone.reading(ofLocal: 1_800_000_000)
        _ = zone.type(at: 4_000_000_000)
      }
    }
  }
}
