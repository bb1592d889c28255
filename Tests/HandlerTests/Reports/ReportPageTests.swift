import IntentJSON
import ServiceTesting
import Testing

/// What holds for the page of every report, in both languages.
struct ReportPageTests {
  private func pages() async throws -> [(name: String, html: String)] {
    let reports = try await ReportAcademy()
    var pages: [(name: String, html: String)] = []
    for (kind, params) in ReportAcademy.kinds {
      for language in ["ko", "en"] {
        let answer = try await reports.make(kind, params, language: language)
        pages.append((answer.at("report.id")?.string ?? "-", reports.contents(answer, "html")))
      }
    }
    #expect(Set(pages.map(\.name)).count == ReportAcademy.kinds.count * 2, "each report has a name of its own")
    return pages
  }

  @Test func pagesAreWellFormedAndNeedNothingElse() async throws {
    for (name, html) in try await pages() {
      let page = try PageTree(html)
      #expect(html.hasPrefix("<!DOCTYPE html>\n<html xmlns="), "\(name)")
      #expect(page.all("html").first?.attributes["lang"] == String(name.suffix(2)), "\(name)")
      for word in ["url(", "@import", "src=", "href=", "<script", "<link", "<iframe", "<object", "onload=", "onclick="]
      {
        #expect(!html.contains(word), "\(word) in \(name)")
      }
      let addresses = html.split(separator: "\"").filter { $0.contains("://") }
      #expect(Set(addresses).isSubset(of: ["http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg"]), "\(name)")
      let strange = Set(page.root.all.map(\.name)).subtracting(Self.elements)
      #expect(strange == [], "\(name)")
    }
  }

  @Test func everythingCanBeReadAloud() async throws {
    for (name, html) in try await pages() {
      let page = try PageTree(html)
      let charts = page.all("svg").filter { $0.attributes["class"]?.hasPrefix("chart") == true }
      #expect(!charts.isEmpty || name.contains("math-a"), "\(name) has no chart")
      let ids = page.root.all.compactMap { $0.attributes["id"] }
      #expect(Set(ids).count == ids.count, "\(name) has an id twice")
      for chart in charts {
        let labels = chart.attributes["aria-labelledby"]?.split(separator: " ").map(String.init) ?? []
        let named = labels.compactMap { id in chart.all.first { $0.attributes["id"] == id } }
        #expect(named.map(\.name) == ["title", "desc"] && named.allSatisfy { !$0.text.isEmpty }, "\(name)")
        #expect(chart.attributes["role"] == "img")
      }
      for table in page.all("table") {
        #expect(table.children.first?.name == "caption", "\(name)")
        #expect(table.all("th").allSatisfy { ["col", "row"].contains($0.attributes["scope"] ?? "") }, "\(name)")
        let widths = Set(table.all("tr").map(\.children.count))
        #expect(widths.count == 1, "rows of \(table.children.first?.text ?? "") in \(name) have \(widths) cells")
      }
      #expect(page.all("h1").count == 1)
    }
  }

  @Test func namesStayText() async throws {
    let reports = try await ReportAcademy()
    let page = try await reports.page("student_progress", #""student_id": "s-003", "to": "2026-11-25""#)
    #expect(page.all("header").first?.text.contains(ReportAcademy.wickedName) == true)
    #expect(page.all("title").first?.text.contains(ReportAcademy.wickedName) == true)
    #expect(page.rows("The latest first").contains { $0.last == "<i>fever</i>" })
    let classes = try await reports.page("class_performance", #""from": "2026-09-01", "to": "2026-11-25""#)
    #expect(classes.rows("Attendance by class").contains { $0.first == #"Art <b>"B"</b>"# && $0[1] == "–" })
    #expect(classes.rows("Attendance by class").contains { $0[1] == "Kim > Lee" })
    #expect(classes.all("p").first?.text == "Sunny & Sons")
  }

  @Test func aReportThatIsMadeAgainTakesThePlaceOfTheFirst() async throws {
    let reports = try await ReportAcademy()
    try await reports.make("monthly_billing", #""month": "2026-11", "requested_by": "김""#)
    _ = try reports.academy.sql("UPDATE invoices SET amount = 1 WHERE id = 'inv-usd'")
    let second = try await reports.make("monthly_billing", #""month": "2026-11", "requested_by": "이""#)
    #expect(reports.academy.directory.names(in: "files/default/reports").count == 2)
    #expect(try reports.academy.sql("SELECT created_by FROM reports") == ["이"])
    #expect(try reports.academy.count("SELECT count(*) FROM audit WHERE entity = 'report' AND before IS NOT NULL") == 1)
    #expect(reports.contents(second, "csv").contains("books,USD,0.01,"))
  }

  private static let elements: Set<String> = [
    "", "html", "head", "meta", "title", "style", "body", "main", "header", "section", "footer", "h1", "h2", "p", "dl",
    "div", "dt", "dd", "strong", "span", "figure", "figcaption", "ul", "li", "svg", "desc", "g", "rect", "line", "path",
    "circle", "text", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td",
  ]
}
