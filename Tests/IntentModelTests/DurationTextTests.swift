import IntentJSON
import IntentModel
import Testing

@Suite("Durations as people write them")
struct DurationTextTests {
  @Test(
    "are read, and written in one way",
    arguments: [
      ("250ms", 250, "250ms"), ("30s", 30_000, "30s"), ("5m", 300_000, "5m"), ("2h", 7_200_000, "2h"),
      ("1d", 86_400_000, "1d"),
      ("1.5s", 1500, "1.5s"), ("0s", 0, "0s"), ("0ms", 0, "0s"), ("90s", 90_000, "90s"), ("90m", 5_400_000, "90m"),
      ("1.5h", 5_400_000, "90m"), ("24h", 86_400_000, "1d"), ("60s", 60_000, "1m"), ("1000ms", 1000, "1s"),
      ("1250ms", 1250, "1.25s"), ("0.0015s", 1, "1ms"), ("0.5ms", 0, "0s"), ("1.0001d", 86_408_640, "86408.64s"),
      ("61.001s", 61_001, "61.001s"), ("0.333333333333333333d", 28_799_999, "28799.999s"),
    ] as [(String, Int64, String)])
  func read(_ text: String, _ milliseconds: Int64, _ written: String) throws {
    let duration = try DurationText(text)
    #expect(duration.milliseconds == milliseconds)
    #expect(duration.description == written)
    #expect(try DurationText(written) == duration)
    #expect(duration.duration == .milliseconds(milliseconds))
  }

  @Test(
    "other forms are refused, with those that are accepted",
    arguments: [
      "", "5", "m", "5 m", "-5s", "+5s", "5M", "5min", "5sec", "1h30m", ".5s", "5.s", "1.2.3s", "1e3s", "５s", "5µs",
      "99999999999999999999s", "9223372036854775807d", " 5s", "5s ",
    ])
  func refused(_ text: String) {
    let error = failure { () throws(ModelError) in try DurationText(text) }
    #expect(
      error?.message
        == "\"\(text)\" is no duration: it takes 250ms, 30s, 1.5s, 5m, 2h or 1d in quotes, or a number of seconds")
  }

  @Test(
    "a JSON number is seconds",
    arguments: [
      ("30", 30_000), ("1.5", 1500), ("0", 0), (#""2m""#, 120_000), ("-1", nil), ("1e3", nil), ("null", nil),
      ("true", nil),
      ("[]", nil), (#""30""#, nil),
    ] as [(String, Int64?)])
  func json(_ text: String, _ milliseconds: Int64?) throws {
    let json = try JSONText(validating: text)
    let error = failure { () throws(ModelError) in try DurationText(json) }
    #expect((error == nil) == (milliseconds != nil))
    let decoded = try? JSONCoding.decode(DurationText.self, from: json)
    #expect(decoded?.milliseconds == milliseconds)
  }

  @Test("on the wire it is text")
  func coding() throws {
    #expect(try JSONCoding.encode(["timeout": DurationText(milliseconds: 1500)]).text == #"{"timeout":"1.5s"}"#)
  }
}
