import AcademyKit
import IntentJSON
import Testing

/// Results of senders, which stay small however many they tell.
struct ListedTests {
  @Test func theFirstAreListedAndTheOthersCounted() throws {
    #expect(try JSONCoding.encode(Listed(Array(1...500))).elements.count { _ in true } == 500)
    let many = try JSONCoding.encode(Listed(Array(1...5000)))
    #expect(many.elements.count { _ in true } == 501)
    #expect(many.at("[500].omitted")?.integer == 4500)
    let read: Listed<Int> = try JSONCoding.decode(from: many)
    #expect(read.elements == Array(1...500) && read.omitted == 4500)
  }

  @Test func aReportOfManyIsSmall() throws {
    var report = NoticeReport()
    for number in 0..<5000 {
      report.skipped.append(.init(studentID: nil, recipient: "\(number)", reason: "has unsubscribed"))
    }
    let text = try JSONCoding.encode(report)
    #expect(text.at("skipped[500].omitted")?.integer == 4500)
    let read: NoticeReport = try JSONCoding.decode(from: text)
    #expect(read.skipped.count == 500)
  }
}
