import IntentKit

extension PlaceholderType {
  /// What a value has to be as JSON, for people who write one.
  var form: String {
    switch self {
    case .text: "a text of 1 to 4000 bytes without control characters, such as \"수학 A반\""
    case .number: "a whole number, such as 12"
    case .day: "a day, such as \"2026-11-21\""
    case .month: "a month, such as \"2026-11\""
    case .time: "a time of day, such as \"16:00\""
    case .money: "an amount in minor units, such as {\"amount\": 150000, \"currency\": \"KRW\"}, or 150000 for won"
    }
  }

  /// Reads a value; nil: it is none of the kind.
  func value(from json: JSONText) -> TemplateValue? {
    switch self {
    case .text: json.string.flatMap(Self.text)
    case .number: json.integer(as: Int.self).map(TemplateValue.number)
    case .day: json.string.flatMap { try? Day($0) }.map(TemplateValue.day)
    case .month: json.string.flatMap { try? Month($0) }.map(TemplateValue.month)
    case .time: json.string.flatMap { try? TimeOfDay($0) }.map(TemplateValue.time)
    case .money: Self.money(json).map(TemplateValue.money)
    }
  }

  /// A value such as one that a placeholder may be given: for previews.
  public func example(for name: String, in language: Language) -> TemplateValue {
    switch self {
    case .text: .text(Self.exampleText(name, language))
    case .number: .number(12)
    case .day: (try? Day("2026-11-21")).map(TemplateValue.day) ?? .text(name)
    case .month: (try? Month("2026-11")).map(TemplateValue.month) ?? .text(name)
    case .time: (try? TimeOfDay("16:00")).map(TemplateValue.time) ?? .text(name)
    case .money: .money(Money(150_000, .krw))
    }
  }

  private static func text(_ text: String) -> TemplateValue? {
    guard (1...4000).contains(text.utf8.count), !text.allSatisfy(\.isWhitespace) else { return nil }
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      scalar == "\n" || scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
    }
    return isPlain ? .text(text) : nil
  }

  private static func money(_ json: JSONText) -> Money? {
    if let won = json.integer { return Money(won, .krw) }
    let names = json.members.map(\.name)
    guard names.sorted() == ["amount", "currency"], let amount = json["amount"]?.integer,
      let currency = json["currency"]?.string.flatMap(Currency.init)
    else { return nil }
    return Money(amount, currency)
  }

  private static func exampleText(_ name: String, _ language: Language) -> String {
    switch (name, language) {
    case ("student", .korean): "홍길동"
    case ("student", .english): "Jane Doe"
    case ("class", .korean): "수학 A반"
    case ("class", .english): "Math A"
    case ("invoice", _): "inv-1"
    case ("description", .korean): "11월 수강료"
    case ("description", .english): "November tuition"
    default: "(\(name))"
    }
  }
}
