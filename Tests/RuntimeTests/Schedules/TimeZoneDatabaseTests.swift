import Foundation
import IntentCore
import IntentModel
import Testing

@testable import IntentRuntime

@Suite struct TimeZoneDatabaseTests {
  private static let now = Int64(1_795_219_200)

  @Test(arguments: [
    "", ".", "..", "../zoneinfo/UTC", "/etc/passwd", "Asia//Seoul", "Asia/../Asia/Seoul", "Asia/Seoul/", "/Asia/Seoul",
    "Asia/.Seoul", "tzdata.zi", "zone.tab", "Asia/Seoul\0", "Asia Seoul", "아시아/서울", String(repeating: "a", count: 101),
  ])
  func namesThatLeadElsewhereAreNone(_ name: String) {
    let error = #expect(throws: TimeZoneError.self) { try TimeZoneDatabase().rules(of: name) }
    #expect(error?.code == .unknown)
  }

  @Test func utcNeedsNoFile() throws {
    let none = TimeZoneDatabase(directory: "/nowhere")
    #expect(try none.rules(of: "UTC") == .utc)
    #expect(try none.rules(of: "Etc/UTC") == .utc)
    let error = #expect(throws: TimeZoneError.self) { try none.rules(of: "Asia/Seoul") }
    #expect(error?.code == .unavailable)
    #expect(error?.message.contains("TZDIR") == true)
  }

  @Test func whatIsNoZonesFileIsTold() throws {
    let directory = FileManager.default.temporaryDirectory.appending(path: "zones-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: directory) }
    try FileManager.default.createDirectory(at: directory.appending(path: "Here"), withIntermediateDirectories: true)
    try Data("not a zone".utf8).write(to: directory.appending(path: "Broken"))
    let zones = TimeZoneDatabase(directory: directory.path)
    let codes = ["Broken", "Here", "Nowhere", "Broken/Below"].map { name in
      #expect(throws: TimeZoneError.self) { try zones.rules(of: name) }?.code
    }
    #expect(codes == [.damaged, .unknown, .unknown, .unknown])
    // A zone that comes with an update is there at once, and a new version of it too.
    let made = { (offset: UInt8) -> Data in
      Data(
        Array("TZif".utf8) + [UInt8](repeating: 0, count: 16)
          + [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 4] + [0, 0, 0, offset, 0, 0]
          + Array("AAA\0".utf8))
    }
    try made(60).write(to: directory.appending(path: "Nowhere"), options: .atomic)
    #expect(try zones.rules(of: "Nowhere").type(at: Self.now).offset == 60)
    try made(120).write(to: directory.appending(path: "Nowhere"), options: .atomic)
    #expect(try zones.rules(of: "Nowhere").type(at: Self.now).offset == 120)
  }
}
