import Foundation
import IntentJSON
import IntentModel

@testable import IntentCore

/// What `scripts/cron-oracle fixture` wrote: expressions, when they run, and what cronsim and croniter say where these
/// follow other rules for changing clocks. The time zones are in it, so that no machine's database decides.
struct CronOracle {
  struct Case {
    var text: String
    var zone: TimeZoneRules
    var after: Int64
    var runs: [Int64]
    /// nil: the same.
    var cronsim: [Int64]?
    var croniter: [Int64]?
  }

  private let zones: [(name: String, bytes: [UInt8])]
  private let lines: ArraySlice<Substring>

  static func read() throws -> CronOracle {
    let file = URL(fileURLWithPath: #filePath).appending(path: "../../../Fixtures/cron-oracle.jsonl").standardized
    return try CronOracle(String(contentsOf: file, encoding: .utf8))
  }

  private init(_ text: String) throws {
    let lines = text.split(separator: "\n")
    let head = try JSONText(validating: Array(lines[0].utf8))
    zones = (head["zones"] ?? .emptyObject).members.map { member in
      (member.name, Array(Data(base64Encoded: member.value.string ?? "") ?? Data()))
    }
    self.lines = lines.dropFirst()
  }

  func bytes(of name: String) throws -> [UInt8] { zones.first { $0.name == name }?.bytes ?? [] }

  func zone(_ name: String) throws -> TimeZoneRules { try TimeZoneRules(name: name, tzif: try bytes(of: name)) }

  func cases() throws -> [Case] {
    let rules = try zones.map { try TimeZoneRules(name: $0.name, tzif: $0.bytes) }
    return try lines.map { line in
      let parts = try JSONText(validating: Array(line.utf8)).elements.map { $0 }
      let after = parts[2].integer!
      func times(_ index: Int) -> [Int64]? {
        guard index < parts.count, !parts[index].isNull else { return nil }
        var time = after
        return parts[index].elements.map { delta in
          time += delta.integer!
          return time
        }
      }
      return Case(
        text: parts[0].string!, zone: rules[parts[1].integer(as: Int.self)!], after: after, runs: times(3)!,
        cronsim: times(4), croniter: times(5))
    }
  }
}
