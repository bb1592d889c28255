import IntentJSON
import IntentModel
import Testing

@testable import IntentCore

@Suite("Times and instants as people say them")
struct ClockReaderTests {
  @Test(
    "a time of day",
    arguments: [
      ("오후 4시 30분", "16:30"), ("오후4시", "16:00"), ("오전 9시", "09:00"), ("오전 12시", "00:00"), ("오후 12시", "12:00"),
      ("네 시 반", "04:30"), ("오후 열한시 반", "23:30"), ("저녁 7시", "19:00"), ("밤 11시", "23:00"), ("밤 12시", "00:00"),
      ("새벽 2시", "02:00"), ("낮 1시", "13:00"), ("낮 12시", "12:00"), ("16시", "16:00"), ("오후 4:05", "16:05"),
      ("정오", "12:00"), ("자정", "00:00"), ("16:30", "16:30"), ("4:30 pm", "16:30"), ("4PM", "16:00"), ("12 am", "00:00"),
      ("at 9:15 a.m.", "09:15"), ("noon", "12:00"),
    ])
  func times(text: String, expected: String) {
    #expect(ClockReader.seconds(AskedText(text)).map(ClockReader.text) == expected)
  }

  @Test(
    "what is no time", arguments: ["", "24시", "4", "16:60", "13 pm", "오후", "시", "오후 0시", "오전 13시", "4:5", "4시 반분"])
  func noTimes(text: String) {
    #expect(ClockReader.seconds(AskedText(text)) == nil)
  }

  @Test(
    "an instant, at ten in the morning in Seoul",
    arguments: [
      ("내일 오후 4시", "2026-11-27T07:00:00.000Z"), ("오후 4시 30분", "2026-11-26T07:30:00.000Z"),
      ("다음주 월요일 16:00", "2026-11-30T07:00:00.000Z"), ("오후 4시 내일", "2026-11-27T07:00:00.000Z"),
      ("지금", "2026-11-26T01:00:00.000Z"), ("30분 뒤", "2026-11-26T01:30:00.000Z"),
      ("2시간 후", "2026-11-26T03:00:00.000Z"), ("tomorrow at 4 pm", "2026-11-27T07:00:00.000Z"),
      ("in 2 hours", "2026-11-26T03:00:00.000Z"), ("30 minutes from now", "2026-11-26T01:30:00.000Z"),
      ("2026-11-27T16:00:00+09:00", "2026-11-27T07:00:00.000Z"), ("11월 21일 9시", "2026-11-21T00:00:00.000Z"),
    ])
  func moments(text: String, expected: String) {
    #expect(MomentReader(time: AskingFixture.time).moment(AskedText(text))?.rfc3339 == expected)
  }

  @Test("what is no instant", arguments: ["", "내일", "오늘 25시", "2 hours", "분 뒤", "김하늘 오후 4시"])
  func noMoments(text: String) {
    #expect(MomentReader(time: AskingFixture.time).moment(AskedText(text)) == nil)
  }

  @Test("where clocks change, the first of two times, and the change itself of none")
  func changingClocks() throws {
    let bytes = Array("TZif".utf8)
    #expect((try? TimeZoneRules(name: "x", tzif: bytes)) == nil)
    let summer = TimeZoneRules.LocalType(offset: 7200, isDaylight: true, abbreviation: "CEST")
    let winter = TimeZoneRules.LocalType(offset: 3600, isDaylight: false, abbreviation: "CET")
    let berlin = TimeZoneRules(
      name: "Europe/Berlin", initial: winter,
      transitions: [
        TimeZoneRules.Transition(at: 1_774_746_000, type: summer),
        TimeZoneRules.Transition(at: 1_792_890_000, type: winter),
      ])
    let reader = MomentReader(time: AskingTime(now: Timestamp(milliseconds: 1_795_654_800_000), zone: berlin))
    #expect(reader.moment(AskedText("2026-03-29 02:30"))?.rfc3339 == "2026-03-29T01:00:00.000Z")
    #expect(reader.moment(AskedText("2026-10-25 02:30"))?.rfc3339 == "2026-10-25T00:30:00.000Z")
  }
}
