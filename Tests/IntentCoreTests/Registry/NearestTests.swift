import RandomTesting
import Testing

@testable import IntentCore

@Suite("What somebody may have meant")
struct NearestTests {
  static let fields = ["timeout", "max_retries", "rate", "redact", "enabled", "library"]

  @Test(
    "a misspelled name",
    arguments: [
      ("timout", "timeout"), ("tiemout", "timeout"), ("maxRetries", "max_retries"), ("max-retrys", "max_retries"),
      ("Rate", "rate"), ("redcat", "redact"), ("libary", "library"), ("enable", "enabled"),
    ])
  func found(name: String, expected: String) {
    #expect(Nearest.name(to: name, among: Self.fields) == expected)
  }

  @Test("a name that is like none", arguments: ["owner", "x", "", "concurrency", "description"])
  func none(name: String) {
    #expect(Nearest.name(to: name, among: Self.fields) == nil)
  }

  @Test(
    "distances",
    arguments: [
      ("", "", 0), ("a", "", 1), ("", "abc", 3), ("abc", "abc", 0), ("abc", "acb", 1), ("abcd", "badc", 2),
      ("kitten", "sitting", 3), ("ca", "abc", 3),
    ])
  func distances(one: String, other: String, distance: Int) {
    #expect(Nearest.distance(Array(one.utf8), Array(other.utf8)) == distance)
  }

  @Test("a bound only spares work", arguments: 0..<300 as Range<UInt64>)
  func bound(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let word = { (random: inout SeededGenerator) in
      (0..<Int.random(in: 0...8, using: &random)).map { _ in UInt8.random(in: 97...99, using: &random) }
    }
    let (one, other) = (word(&random), word(&random))
    let exact = Nearest.distance(one, other)
    for limit in 0...8 {
      let bounded = Nearest.distance(one, other, limit: limit)
      #expect(exact <= limit ? bounded == exact : bounded > limit)
    }
  }
}
