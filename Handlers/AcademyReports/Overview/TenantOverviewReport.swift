public import AcademyKit
import IntentKit

/// The academy in a month, beside the months before: for whoever runs it.
public struct TenantOverviewReport: Sendable {
  /// The month.
  public let month: Month
  /// Who is there today.
  public let people: AcademyPeople
  /// The month and those before it, twelve in all, the earliest first.
  public let months: [MonthFacts]
  /// What was billed, by month and currency.
  public let billed: [BilledMonth]
  let messages: [MessageCount]
  let letterhead: Letterhead

  /// What happened in a month.
  public struct MonthFacts: Codable, Sendable {
    /// The month.
    public var month: Month
    /// Students who were registered.
    public var registered: Int
    /// Students who left.
    public var left: Int
    /// What was recorded of attendance.
    public var tally: AttendanceCounts
  }

  /// Reads a month; nil: the current one.
  public init(_ academy: Academy, month: Month?) throws {
    let (store, clock) = (academy.store, try academy.clock())
    letterhead = try Letterhead(academy)
    let month = month ?? Month(of: letterhead.today)
    self.month = month
    people = try store.academyPeople()
    let year = month.last(12)
    let (first, end) = (clock.time(of: year[0].firstDay), clock.time(of: month.next.firstDay))
    let registered = try store.registrations(from: first, before: end, clock)
    let left = try store.departures(from: year[0], to: month)
    let tallies = try store.tally(from: year[0].firstDay, to: month.lastDay, by: .month)
    months = year.map {
      MonthFacts(
        month: $0, registered: registered[$0.text] ?? 0, left: left[$0.text] ?? 0,
        tally: tallies[$0.text] ?? AttendanceCounts())
    }
    billed = try store.billedMonths(from: year[0], to: month)
    messages = try store.messageCounts(from: clock.time(of: month.firstDay), before: end)
  }

  /// The month itself.
  public var current: MonthFacts { months[months.count - 1] }

  /// The report in a language.
  public func document(in language: Language) -> ReportDocument {
    let words = Words(language)
    return ReportDocument(
      .tenantOverview, period: month.text, language: language, page: page(words), csv: csv(words))
  }

  private func csv(_ words: Words) -> String {
    let currencies = Currency.allCases.filter { currency in billed.contains { $0.currency == currency } }
    var writer = CSVWriter()
    writer.row(
      [words("월", "Month"), words("신규 등록", "Registered"), words("퇴원", "Left")] + AttendanceCounts.headings(words)
        + [words("출석률(%)", "Attendance (%)")]
        + currencies.flatMap { currency in
          [words("청구액", "Billed"), words("납부액", "Paid"), words("미납액", "Outstanding")].map {
            "\($0) (\(currency.rawValue))"
          }
        })
    for facts in months {
      let amounts = currencies.flatMap { currency -> [String] in
        let row = billed.first { $0.month == facts.month && $0.currency == currency }
        return [row?.due ?? 0, row?.paid ?? 0, row?.outstanding ?? 0].map { Words.decimal($0, currency) }
      }
      writer.row(
        [facts.month.text, String(facts.registered), String(facts.left)] + facts.tally.fields
          + [facts.tally.rateField] + amounts)
    }
    return writer.text
  }
}
