public import AcademyKit

/// Numbers, money, days and words in the way of whoever reads them.
public struct Words: Sendable {
  /// Who reads.
  public let language: Language

  /// The words of a language.
  public init(_ language: Language) {
    self.language = language
  }

  /// The one of the two that is in the language.
  public func callAsFunction(_ korean: String, _ english: String) -> String {
    language == .korean ? korean : english
  }

  /// `1,234`
  public func number(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var grouped = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { grouped += "," }
      grouped.append(digit)
    }
    return grouped
  }

  /// `12명` or `12 students`, `1건` or `1 invoice`
  public func count(_ number: Int, _ korean: String, _ one: String, _ many: String) -> String {
    self(self.number(number) + korean, "\(self.number(number)) \(number == 1 ? one : many)")
  }

  /// `97.5%`, of tenths of a percent; nil: there is nothing to take a share of.
  public func percent(_ tenths: Int?) -> String {
    guard let tenths else { return "–" }
    return "\(tenths < 0 ? "-" : "")\(number(Int(tenths.magnitude) / 10)).\(tenths.magnitude % 10)%"
  }

  /// How a share has changed, in words: `전주보다 1.2%p 상승`.
  ///
  /// - Parameters:
  ///   - tenths: Tenths of a percent, and of earlier.
  ///   - than: `전주` and `the week before`.
  public func change(_ tenths: Int?, from earlier: Int?, than korean: String, _ english: String) -> String {
    guard let tenths, let earlier else { return "" }
    let points = percent(abs(tenths - earlier)).dropLast()
    if tenths == earlier { return self("\(korean)와 같음", "same as \(english)") }
    return tenths > earlier
      ? self("\(korean)보다 \(points)%p 상승", "up \(points) points on \(english)")
      : self("\(korean)보다 \(points)%p 하락", "down \(points) points on \(english)")
  }

  /// `12시간 30분` or `12 h 30 min`
  public func duration(minutes: Int) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60)
    if rest == 0 { return self("\(number(hours))시간", "\(number(hours)) h") }
    if hours == 0 { return self("\(rest)분", "\(rest) min") }
    return self("\(number(hours))시간 \(rest)분", "\(number(hours)) h \(rest) min")
  }
}
