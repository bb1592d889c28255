import AcademyKit
import RandomTesting

extension WorldWriter {
  func writeBilling() throws {
    let billing = try BillingWriter(self)
    var places = [[World.Place]](repeating: [], count: world.students.count)
    for place in world.enrollments { places[place.student].append(place) }
    for month in world.months {
      let (first, last) = (month.firstDay.number, month.lastDay.number)
      for (index, student) in world.students.enumerated() {
        if let paused = student.pausedFrom, paused <= last { continue }
        let taken = places[index].filter { $0.from <= last && $0.end ?? .max > first }.map { world.courses[$0.course] }
        for (currency, courses) in Dictionary(grouping: taken, by: \.currency).sorted(by: {
          $0.key.rawValue < $1.key.rawValue
        }) {
          try billing.write(student, courses.sorted { $0.id < $1.id }, currency, month)
        }
      }
    }
  }
}

/// Writes monthly invoices, and what was paid, taken off and given back of them.
final class BillingWriter {
  private let writer: WorldWriter
  private let invoice: Database.Insertion
  private let line: Database.Insertion
  private let payment: Database.Insertion
  private let discount: Database.Insertion
  private let refund: Database.Insertion
  private var random: SeededGenerator

  init(_ writer: WorldWriter) throws {
    self.writer = writer
    random = writer.world.random(40)
    let database = writer.database
    invoice = try .init(
      database, into: "invoices",
      "id, student_id, description, amount, currency, issued_on, due_on, month, discount, voided_on, void_reason")
    line = try .init(database, into: "invoice_lines", "invoice_id, number, class_id, description, amount")
    payment = try .init(database, into: "payments", "id, invoice_id, amount, method, reference, paid_at")
    discount = try .init(database, into: "discounts", "id, invoice_id, amount, reason, applied_at")
    refund = try .init(database, into: "refunds", "id, payment_id, amount, reason, refunded_at")
  }

  func write(_ student: World.Pupil, _ courses: [Course], _ currency: Currency, _ month: Month) throws {
    let id = "\(month)-\(student.id)" + (currency == .krw ? "" : "-\(currency.rawValue)")
    let amount = courses.reduce(0) { $0 + Int($1.fee ?? 0) }
    let (issued, due) = (month.firstDay.number - 5, month.firstDay.number + 9)
    let off = random.chance(80) ? amount / 10 : 0
    let isVoid = random.chance(3)
    let what = month.text(in: student.language)
    let description = student.language == .korean ? "\(what) 수강료" : "Tuition for \(what)"
    try invoice(
      id, student.id, description, amount, currency.rawValue, Day(number: issued).text, Day(number: due).text,
      month.text, off, isVoid ? Day(number: issued + 2).text : nil, isVoid ? "잘못 발행" : nil)
    for (index, course) in courses.enumerated() {
      try line(id, index + 1, course.id.text, course.name, Int(course.fee ?? 0))
    }
    let time = WorldWriter.time(issued, minute: 540)
    if off > 0 { try discount("disc-\(id)", id, off, "형제 할인", WorldWriter.text(time + 60_000)) }
    try writer.note(
      "invoice", id,
      #"{"id":"\#(id)","student_id":"\#(student.id)","amount":\#(amount),"currency":"\#(currency.rawValue)"}"#,
      by: "billing.exec.issue_monthly_invoices", who: "office", at: time, &random)
    if !isVoid { try pay(id, amount - off, due: due, of: student, description) }
  }

  /// Most pay in time, some late and some in part; what is old is nearly always paid.
  private func pay(_ id: String, _ total: Int, due: Int, of student: World.Pupil, _ description: String) throws {
    let kind = random.pick([880, 80, 20, 20])
    let day = due + (kind == 1 ? Int.random(in: 3...25, using: &random) : -Int.random(in: 0...9, using: &random))
    let isOld = due < writer.world.days.upperBound - 90
    if kind == 1, day <= writer.world.days.upperBound || isOld { try remind(id, student, description, due: due) }
    guard kind != 3 || isOld, day <= writer.world.days.upperBound else { return }
    let amount = kind == 2 && !isOld ? total / 2 : total
    let time = WorldWriter.time(day, minute: Int.random(in: 540...1200, using: &random))
    let method = ["transfer", "card", "cash"][random.pick([60, 35, 5])]
    try payment(
      "pay-\(id)", id, amount, method, method == "transfer" ? "KB-\(id)" : nil, WorldWriter.text(time))
    try writer.note(
      "payment", "pay-\(id)", #"{"id":"pay-\#(id)","invoice_id":"\#(id)","amount":\#(amount),"method":"\#(method)"}"#,
      by: "billing.exec.record_payment", at: time, &random)
    if random.chance(5), amount == total {
      try refund("ref-\(id)", "pay-\(id)", amount / 4, "수업 결손", WorldWriter.text(time + 86_400_000))
    }
  }

  private func remind(_ id: String, _ student: World.Pupil, _ description: String, due: Int) throws {
    for index in student.guardians {
      try writer.tell(
        writer.world.guardians[index], "overdue/\(id)/1", template: "overdue", about: student,
        subject: "[납부 안내] \(student.name) 학생 \(description)",
        body: "안녕하세요.\n\n\(student.name) 학생의 \(description) 납부 기한이 지났습니다.\n",
        at: WorldWriter.time(due + 2, minute: 600), &random)
    }
  }
}
