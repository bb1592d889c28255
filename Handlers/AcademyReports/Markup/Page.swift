public import AcademyKit

/// A report as a page: one file that needs no other, fit for a screen, a phone and A4.
public struct Page: Sendable {
  /// What the report is: `주간 출결 보고서`.
  public var title: String
  /// Of when and of what: `2026년 11월 23일 ~ 29일 · 수학 A반`.
  public var subtitle: String
  /// The academy's name.
  public var academy: String
  /// The day on which the report was made, on the academy's clock.
  public var madeOn: Day
  /// A sentence or two that say what matters.
  public var summary: String
  /// What stands below, in order.
  public var sections: [Section]

  /// A page from its parts.
  public init(
    title: String, subtitle: String, academy: String, madeOn: Day, summary: String, sections: [Section]
  ) {
    self.title = title
    self.subtitle = subtitle
    self.academy = academy
    self.madeOn = madeOn
    self.summary = summary
    self.sections = sections
  }

  /// The page as HTML.
  public func html(in language: Language) -> String {
    var html = HTMLWriter()
    let words = Words(language)
    html.document(title: "\(title) · \(subtitle)", language: language, style: Self.style) { html in
      html.element("main") { html in
        html.element("header") { html in
          html.element("p", ["class": "academy"], text: academy)
          html.element("h1", text: title)
          html.element("p", ["class": "period"], text: subtitle)
          html.element("p", ["class": "summary"], text: summary)
        }
        for section in sections { section.write(to: &html, words) }
        html.element("footer") { html in html.element("p", text: footer(words)) }
      }
    }
    return html.html
  }

  private func footer(_ words: Words) -> String {
    words(
      "\(academy) · \(words.day(madeOn)) 작성 · 같은 이름의 CSV 파일에 전체 수치가 있습니다.",
      "\(academy) · Prepared on \(words.day(madeOn)) · The CSV file of the same name holds all numbers.")
  }
}
