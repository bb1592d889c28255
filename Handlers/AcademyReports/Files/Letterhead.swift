public import AcademyKit

/// Who reports, and when: what stands on every page.
public struct Letterhead: Sendable {
  /// The academy's name.
  public var academy: String
  /// Today, on the academy's clock.
  public var today: Day

  /// The academy's, today.
  public init(_ academy: Academy) throws {
    self.academy = try academy.store.academyName()
    today = try academy.today()
  }

  /// A page under it.
  func page(
    _ kind: ReportKind, _ subtitle: String, _ summary: String, _ sections: [Section], in language: Language
  ) -> Page {
    Page(
      title: kind.title(in: language), subtitle: subtitle, academy: academy, madeOn: today, summary: summary,
      sections: sections)
  }
}
