public import IntentKit

/// Imports a file of students, their guardians, their classes and enrollments.
///
/// A row stands for a student, and where the columns are filled for one guardian and one class of the student's; a
/// student with two guardians has two rows. Rows that are wrong are reported and left out, the others are imported, all
/// in one transaction: after it, or after any number of attempts, the file is in the academy once. A row that says
/// something else of a student or class than what is known is wrong, too: an import never overwrites.
public struct StudentImport {
  private let academy: Academy
  private let rows: [CSVRow]
  private let header: ImportHeader
  private let today: Day

  /// Reads the file's first row.
  ///
  /// - Parameter field: The parameter that the file came by.
  /// - Throws: `invalid_params` for a file whose rows cannot be understood at all.
  public init(_ contents: [UInt8], field: String, _ academy: Academy) throws {
    var reader = CSVReader(contents)
    header = try ImportHeader(reader.next(), field: field)
    rows = Array(reader)
    guard !rows.isEmpty else { throw IntentError.invalidParams("the file names columns and has no rows", field: field) }
    today = try academy.today()
    self.academy = academy
  }

  /// Imports the rows.
  public func run(in transaction: borrowing Transaction) throws -> ImportReport {
    var report = ImportReport()
    for (index, row) in rows.enumerated() {
      report.rows += 1
      let before = report
      // A row is imported whole or not at all, also where only its class is wrong.
      try transaction.execute("SAVEPOINT row")
      do {
        try add(try ImportRow(row, header), &report, transaction)
        report.imported += 1
      } catch let problem as RowProblem {
        try transaction.execute("ROLLBACK TO row")
        report = before
        report.add(problem)
      }
      try transaction.execute("RELEASE row")
      if index % 100 == 99 { academy.context.progress(done: index + 1, total: rows.count, note: "rows") }
    }
    return report
  }

  private func add(_ row: ImportRow, _ report: inout ImportReport, _ transaction: borrowing Transaction) throws {
    let before = report
    var isLinked = false
    let student = try student(row, &report, transaction)
    if let guardian = row.guardian {
      let change = try academy.add(guardian, to: student, in: transaction)
      isLinked = change == .linked
      if change == .added { report.guardiansAdded += 1 }
    }
    if let course = try course(row, &report, transaction) {
      do {
        if try academy.enroll(student, in: course, on: today, transaction) { report.enrollmentsAdded += 1 }
      } catch let error as IntentError {
        throw RowProblem(line: row.line, column: ImportColumn.classID.rawValue, problem: error.message)
      }
    }
    if report == before, !isLinked { report.unchanged += 1 }
  }

  private func student(
    _ row: ImportRow, _ report: inout ImportReport, _ transaction: borrowing Transaction
  ) throws -> Student {
    guard let known = try transaction.findStudent(row.student.id) else {
      try academy.add(row.student, in: transaction)
      report.studentsAdded += 1
      return row.student
    }
    guard known.name == row.student.name else {
      throw RowProblem(
        line: row.line, column: ImportColumn.studentName.rawValue,
        problem: "the student \(known.id) is known as \(known.name): an import does not rename")
    }
    return known
  }

  private func course(
    _ row: ImportRow, _ report: inout ImportReport, _ transaction: borrowing Transaction
  ) throws -> Course? {
    guard let id = row.classID else { return nil }
    guard let known = try transaction.findCourse(id) else {
      guard let name = row.className else {
        throw RowProblem(
          line: row.line, column: ImportColumn.className.rawValue,
          problem: "is empty, and there is no class \(id) yet: name it, so that it can be made")
      }
      let course = Course(
        id: id, name: name.text, days: row.classDays, startsAt: row.classStartsAt, lateAfter: row.classLateAfter ?? 5,
        capacity: row.classCapacity, minutes: row.classMinutes, room: row.classRoom?.text, fee: row.classFee,
        currency: row.classCurrency ?? .krw)
      try add(course, row, transaction)
      report.classesAdded += 1
      return course
    }
    try check(row, known)
    return known
  }

  private func add(_ course: Course, _ row: ImportRow, _ transaction: borrowing Transaction) throws {
    do {
      try academy.add(course, in: transaction)
    } catch let error as StoreError where error.code == .constraint {
      throw RowProblem(
        line: row.line, column: ImportColumn.className.rawValue,
        problem: "there is another class of the name \(course.name)")
    }
  }

  private func check(_ row: ImportRow, _ known: Course) throws(RowProblem) {
    let said: [(ImportColumn, String?, String?)] = [
      (.className, row.className?.text, known.name), (.classDays, row.classDays?.text, known.days?.text),
      (.classStartsAt, row.classStartsAt?.text, known.startsAt?.text),
      (.classLateAfter, row.classLateAfter.map(String.init), String(known.lateAfter)),
      (.classCapacity, row.classCapacity.map(String.init), known.capacity.map(String.init)),
      (.classMinutes, row.classMinutes.map(String.init), known.minutes.map(String.init)),
      (.classRoom, row.classRoom?.text, known.room),
      (.classFee, row.classFee.map { String($0) }, known.fee.map { String($0) }),
      (.classCurrency, row.classCurrency?.rawValue, known.currency.rawValue),
    ]
    for case (let column, let text?, let own) in said where text != own {
      throw RowProblem(
        line: row.line, column: column.rawValue,
        problem:
          "the class \(known.id) has \(own ?? "none"), and the row says \(text): an import does not change classes")
    }
  }
}
