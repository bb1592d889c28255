import IntentJSON
import Testing

/// The numbers in reports are what SQL says of the same rows.
struct ReportNumberTests {
  private static let tally = """
    printf('%,d', sum(status = 'present')), printf('%,d', sum(status = 'late')), printf('%,d', sum(status = 'absent')),
    printf('%,d', sum(status = 'excused')), printf('%d.%d%%', (sum(status IN ('present', 'late')) * 100) / sum(status <> 'excused'),
      sum(status IN ('present', 'late')) * 1000 / sum(status <> 'excused') % 10)
    """

  /// The body of a table: without the heading, and without the last row if that sums up.
  private func body(_ page: PageTree, _ caption: String) -> [[String]] {
    page.rows(caption).dropFirst().filter { $0[0] != "Total" }
  }

  private func sql(_ reports: ReportAcademy, _ query: String) throws -> [[String]] {
    try reports.academy.sql(query).map { $0.split(separator: "|", omittingEmptySubsequences: false).map(String.init) }
  }

  @Test func aWeek() async throws {
    let reports = try await ReportAcademy()
    let page = try await reports.page("weekly_attendance", #""week_of": "2026-11-18""#)
    let week = "a.day BETWEEN '2026-11-16' AND '2026-11-22'"
    let classes = try sql(
      reports,
      "SELECT c.name, \(Self.tally) FROM attendance a JOIN classes c ON c.id = a.class_id WHERE \(week) GROUP BY c.id ORDER BY c.id"
    )
    #expect(classes.count == 3)
    #expect(body(page, "Attendance by class") == classes)
    let total = try sql(reports, "SELECT 'Total', \(Self.tally) FROM attendance a WHERE \(week)")
    #expect(page.rows("Attendance by class").last == total[0])
    #expect(page.figure("Attendance") == total[0][5])
    let weeks = try sql(
      reports,
      "SELECT strftime('%d', min(day)), \(Self.tally) FROM attendance a WHERE day > '2026-09-27' AND day < '2026-11-23' GROUP BY strftime('%Y-%W', day) ORDER BY min(day)"
    )
    #expect(body(page, "Attendance by week").map { Array($0.dropFirst()) } == weeks.map { Array($0.dropFirst()) })
  }

  @Test func theCellsOfAHeatMap() async throws {
    let reports = try await ReportAcademy()
    let page = try await reports.page("weekly_attendance", #""week_of": "2026-11-18""#)
    let map = page.all("figure").first { $0.text.contains("by class and day") }
    let cells = map?.all("text").filter { $0.attributes["class"] == "cell" }.map(\.text).sorted()
    let shares = try sql(
      reports,
      "SELECT sum(status IN ('present', 'late')) * 100 / sum(status <> 'excused') FROM attendance WHERE day BETWEEN '2026-11-16' AND '2026-11-22' GROUP BY class_id, day HAVING sum(status <> 'excused') > 0"
    ).map { $0[0] }
    #expect(cells == shares.sorted())
  }

  @Test func aMonthsBills() async throws {
    let reports = try await ReportAcademy()
    let page = try await reports.page("monthly_billing", #""month": "2026-11""#)
    let month = "month = '2026-11' AND voided_on IS NULL AND currency = 'KRW'"
    let due = try sql(reports, "SELECT printf('₩%,d', sum(amount - discount)) FROM invoices WHERE \(month)")
    #expect(page.figure("Billed") == due[0][0])
    let paid = """
      SELECT printf('₩%,d', (SELECT sum(p.amount) FROM payments p JOIN invoices i ON i.id = p.invoice_id WHERE \(month)) - 50000)
      """
    #expect(page.figure("Paid of it") == (try sql(reports, paid)[0][0]))
    let received = try sql(
      reports,
      "SELECT CASE method WHEN 'card' THEN 'Card' ELSE 'Bank transfer' END, count(*), printf('₩%,d', sum(amount)) FROM payments WHERE paid_at LIKE '2026-11-%' GROUP BY method ORDER BY sum(amount) DESC"
    )
    #expect(body(page, "Received this month") == received)
    let billed = try sql(
      reports,
      "SELECT month, count(*), printf('₩%,d', sum(amount - discount)) FROM invoices WHERE voided_on IS NULL AND currency = 'KRW' GROUP BY month ORDER BY month"
    )
    #expect(body(page, "Billed by month").map { Array($0[1...2]) } == billed.map { Array($0[1...2]) })
    #expect(page.root.text.contains("$123.45"), "the other currency has figures of its own")
    #expect(!page.root.text.contains("inv-11-s-008"))
  }

  @Test func aStudent() async throws {
    let reports = try await ReportAcademy()
    let page = try await reports.page(
      "student_progress", #""student_id": "s-004", "from": "2026-09-01", "to": "2026-11-25""#)
    let days = "day BETWEEN '2026-09-01' AND '2026-11-25'"
    let months = try sql(
      reports,
      "SELECT substr(day, 1, 7), \(Self.tally) FROM attendance WHERE student_id = 's-004' AND \(days) GROUP BY 1 ORDER BY 1"
    )
    #expect(body(page, "Attendance by month").map { Array($0.dropFirst()) } == months.map { Array($0.dropFirst()) })
    let averages = try sql(
      reports,
      "SELECT \(Self.tally) FROM attendance WHERE class_id IN ('eng-b', 'math-a') AND \(days) GROUP BY class_id ORDER BY class_id"
    )
    #expect(body(page, "Attendance by class").map { $0.last ?? "" } == averages.map { $0[4] })
    let marks = page.all("text").filter { ["cell", "mark"].contains($0.attributes["class"] ?? "") }
    let recorded = try reports.academy.count("SELECT count(*) FROM attendance WHERE student_id = 's-004' AND \(days)")
    #expect(marks.reduce(0) { $0 + $1.text.filter { "○△×–".contains($0) }.count } == recorded)
  }

  @Test func classes() async throws {
    let reports = try await ReportAcademy()
    let page = try await reports.page("class_performance", #""from": "2026-10-01", "to": "2026-10-31""#)
    let expected = try sql(
      reports,
      """
      SELECT c.name, coalesce(t.name, '–'), (SELECT count(*) FROM enrollments e WHERE e.class_id = c.id) || ' / ' || c.capacity,
        count(DISTINCT day), \(Self.tally)
      FROM classes c LEFT JOIN staff t ON t.id = c.teacher_id JOIN attendance a ON a.class_id = c.id
      WHERE day LIKE '2026-10-%' GROUP BY c.id ORDER BY c.id
      """)
    #expect(body(page, "Attendance by class") == expected)
  }

  @Test func teachers() async throws {
    let reports = try await ReportAcademy()
    let page = try await reports.page("teacher_workload", #""month": "2026-11""#)
    // November 2026 has 5 Mondays, 4 Wednesdays and 4 Fridays: less one that was cancelled, and one of an hour besides.
    let minutes = 12 * 90 + 60
    #expect(
      body(page, "Lessons by teacher")[0].dropLast()
        == ["Kim > Lee", "1", "4", "13", "11", "\(minutes / 60) h", "1", "1"])
    #expect(body(page, "Lessons by teacher")[1][0] == "(no teacher)")
    let held = try sql(
      reports, "SELECT count(DISTINCT day) FROM attendance WHERE class_id = 'math-a' AND day > '2026-11'")
    #expect(held == [["11"]])
  }

  @Test func theAcademy() async throws {
    let reports = try await ReportAcademy()
    _ = try reports.academy.sql("UPDATE students SET status = 'left', left_on = '2026-11-03' WHERE id = 's-007'")
    let page = try await reports.page("tenant_overview", #""month": "2026-11""#)
    #expect(page.figure("Students") == "7 students")
    #expect(page.figure("Registered / left") == "0 / 1")
    #expect(body(page, "Students by month").first == ["October 2026", "1", "0", "+1"])
    let months = try sql(reports, "SELECT substr(day, 1, 7), \(Self.tally) FROM attendance GROUP BY 1 ORDER BY 1")
    #expect(body(page, "Attendance by month").map { Array($0.dropFirst()) } == months.map { Array($0.dropFirst()) })
  }
}
