import IntentJSON
import IntentModel

@testable import IntentCore

/// Thursday, 26 November 2026, ten in the morning in Seoul.
enum AskingFixture {
  static let seoul = TimeZoneRules(
    name: "Asia/Seoul", initial: TimeZoneRules.LocalType(offset: 32_400, isDaylight: false, abbreviation: "KST"))
  static let time = AskingTime(now: Timestamp(milliseconds: 1_795_654_800_000), zone: seoul)

  /// A book of these intents and placeholders, as JSON.
  static func book(_ intents: String, placeholders: String = "{}") throws -> PatternBook {
    try PatternBook(Array(registry(intents, placeholders: placeholders).utf8))
  }

  static func registry(_ intents: String, placeholders: String = "{}") -> String {
    #"{"version": 1, "placeholders": \#(placeholders), "intents": {\#(intents)}}"#
  }

  /// What a sentence comes to: `key param=value param=?words`, one for each match.
  static func answers(_ words: String, _ book: PatternBook) -> [String] {
    book.matches(for: AskedText(words), at: time).map { match in
      let captures = match.captures.flatMap { capture in
        capture.understood?.parameters.map { "\($0.name)=\($0.value.string ?? $0.value.text)" }
          ?? ["\(capture.placeholder.param)=?\(capture.words)"]
      }
      return ([match.key.text] + captures).joined(separator: " ")
    }
  }
}
