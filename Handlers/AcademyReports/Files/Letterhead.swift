public import AcademyKit

/// Who reports, and when: what stands on every page.
public struct Letterhead: Sendable {
  /// The academy's name in each language.
  let names: [Language: String]
  /// Today, on the academy's clock.
  public var today: Day

  /// The academy's, today.
  public init(_ academy: Academy) throws {
    var names: [Language: String] = [:]
    for language in Language.allCases { names[language] = try academy.store.academyName(in: language) }
    self.names = names
    today = try academy.today()
  }

  /// A page under it.
  func page(
    _ kind: ReportKind, _ subtitle: String, _ summary: String, _ sections: [Section], in language: Language
  ) -> Page {
    Page(
      title: kind.title(in: language), subtitle: subtitle, academy: names[language] ?? "", madeOn: today,
      summary: summary,
      sections: sections)
  }
}
