import IntentJSON

/// Reads a time of day: `오후 4시 30분`, `네 시 반`, `정오`, `16:00`, `4:30 pm`, `noon`.
///
/// Without `오전`, `오후`, `am` or `pm` an hour is one of 24: `4시` is 04:00.
enum ClockReader {
  /// Seconds since midnight; nil: the text is no time of day.
  static func seconds(_ text: AskedText) -> Int64? {
    let compact = text.compact
    if let hour = named.first(where: { $0.0 == compact })?.1 { return hour * 3600 }
    return korean(compact) ?? digital(compact)
  }

  /// `16:30`
  static func text(_ seconds: Int64) -> String {
    "\(CivilDate.digits(seconds / 3600, 2)):\(CivilDate.digits(seconds / 60 % 60, 2))"
  }

  private static let named: [(String, Int64)] = [
    ("정오", 12), ("자정", 0), ("noon", 12), ("midday", 12), ("midnight", 0),
  ]

  private enum Half { case morning, afternoon, night, noon }

  private static let halves: [(String, Half)] = [
    ("오전", .morning), ("아침", .morning), ("새벽", .morning), ("오후", .afternoon), ("저녁", .afternoon), ("밤", .night),
    ("한밤", .night), ("낮", .noon), ("점심", .noon),
  ]

  private static let hours: [(String, Int64)] = [
    ("열한", 11), ("열두", 12), ("열", 10), ("한", 1), ("두", 2), ("세", 3), ("네", 4), ("다섯", 5), ("여섯", 6), ("일곱", 7),
    ("여덟", 8), ("아홉", 9),
  ]

  private static func korean(_ compact: String) -> Int64? {
    WordScanner.whole(compact) { scanner in
      let half = scanner.take(halves)
      guard let said = scanner.number(digits: 1...2) ?? scanner.take(hours) else { return nil }
      guard let hour = hour(said, half) else { return nil }
      if half != nil, scanner.take(":") { return minutes(&scanner).map { hour * 3600 + $0 * 60 } }
      guard scanner.take("시") else { return nil }
      if scanner.take("반") { return hour * 3600 + 1800 }
      guard let minute = scanner.number(digits: 1...2) else { return hour * 3600 }
      return minute < 60 && scanner.take("분") ? hour * 3600 + minute * 60 : nil
    }
  }

  /// The hour of 24; nil: there is none such.
  private static func hour(_ said: Int64, _ half: Half?) -> Int64? {
    switch half {
    case nil: said < 24 ? said : nil
    case .morning: (0...12).contains(said) ? said % 12 : nil
    case .afternoon: (1...12).contains(said) ? said % 12 + 12 : (13...23).contains(said) ? said : nil
    case .night: said == 12 ? 0 : (1...5).contains(said) ? said : (6...11).contains(said) ? said + 12 : nil
    case .noon: (1...5).contains(said) ? said + 12 : (10...12).contains(said) ? said : nil
    }
  }

  /// `16:30`, `4:30pm`, `4pm`.
  private static func digital(_ compact: String) -> Int64? {
    WordScanner.whole(compact) { scanner in
      _ = scanner.take("at")
      guard let said = scanner.number(digits: 1...2) else { return nil }
      var minute: Int64?
      if scanner.take(":") {
        guard let read = minutes(&scanner) else { return nil }
        minute = read
      }
      if let half = scanner.take([("a.m", Half.morning), ("am", .morning), ("p.m", .afternoon), ("pm", .afternoon)]) {
        _ = scanner.take(".")
        guard (1...12).contains(said), let hour = hour(said, half) else { return nil }
        return hour * 3600 + (minute ?? 0) * 60
      }
      guard let minute, said < 24 else { return nil }
      return said * 3600 + minute * 60
    }
  }

  private static func minutes(_ scanner: inout WordScanner) -> Int64? {
    scanner.number(digits: 2...2).flatMap { $0 < 60 ? $0 : nil }
  }
}
