import IntentCore
import IntentModel
import Testing

struct RetentionTests {
  @Test(arguments: ["7d", "100000", "7d,100000", "forever", "0"])
  func aRuleReadsAndPrints(_ text: String) throws {
    #expect(try Retention.Rule(text).description == text)
  }

  @Test(arguments: ["", "-1", "7d,", "7d,7d", "1,2", "a week", "7d 1"])
  func whatIsNoRule(_ text: String) {
    #expect(throws: ModelError.self) { try Retention.Rule(text) }
  }

  @Test func theStandardIsThatOfTheManual() {
    let standard = Retention.standard
    #expect(standard[.completed].description == "7d")
    for state in [JobState.failed, .cancelled, .rejected] { #expect(standard[state].description == "90d") }
    #expect(standard.interval.description == "1h")
  }

  @Test func onlyWhatIsOverHasARule() {
    var retention = Retention()
    for state in JobState.allCases where !state.isTerminal {
      retention[state] = Retention.Rule(age: DurationText(milliseconds: 1))
    }
    #expect(retention.keepsAll)
  }

  @Test func countsAreLookedAtEveryMinute() {
    var retention = Retention.standard
    retention[.failed] = Retention.Rule(count: 10)
    #expect(retention.interval.description == "1m")
  }
}
