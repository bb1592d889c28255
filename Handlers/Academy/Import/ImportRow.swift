import IntentKit

/// A row of a file of students, every field checked.
struct ImportRow {
  let line: Int
  let student: Student
  let guardian: GuardianDetails?
  let classID: ClassID?
  let className: Line?
  let classDays: Weekdays?
  let classStartsAt: TimeOfDay?
  let classLateAfter: Int?
  let classCapacity: Int?
  let classMinutes: Int?
  let classRoom: Line?
  let classFee: Int64?
  let classCurrency: Currency?

  /// Reads a row.
  ///
  /// - Throws: ``RowProblem`` with the first field that is wrong.
  init(_ row: CSVRow, _ header: ImportHeader) throws(RowProblem) {
    let fields = try ImportFields(row, header)
    line = row.line
    student = Student(
      id: try fields.required(.studentID), name: try fields.required(.studentName, as: Line.self).text,
      language: try fields.word(.studentLanguage) ?? .korean)
    guardian = try Self.guardian(fields)
    classID = try fields.value(.classID)
    className = try fields.value(.className)
    classDays = try fields.value(.classDays)
    classStartsAt = try fields.value(.classStartsAt)
    classLateAfter = try fields.number(.classLateAfter, from: 0)
    classCapacity = try fields.number(.classCapacity, from: 1)
    classMinutes = try fields.number(.classMinutes, from: 1, to: 1440)
    classRoom = try fields.value(.classRoom)
    classFee = try fields.number(.classFee, from: 0, to: Int(Money.largest)).map(Int64.init)
    classCurrency = try fields.word(.classCurrency)
    if classID == nil {
      for column in ImportColumn.ofClass where fields.text(column) != nil {
        throw fields.problem(.classID, "is empty, while \(column.rawValue) is not: give the class an id")
      }
    }
  }

  private static func guardian(_ fields: ImportFields) throws(RowProblem) -> GuardianDetails? {
    guard let name = try fields.value(.guardianName, as: Line.self) else {
      for column in [ImportColumn.guardianEmail, .guardianPhone, .guardianRelation, .guardianLanguage]
      where fields.text(column) != nil {
        throw fields.problem(.guardianName, "is empty, while \(column.rawValue) is not")
      }
      return nil
    }
    let guardian = GuardianDetails(
      name: name, email: try fields.value(.guardianEmail), phone: try fields.value(.guardianPhone),
      language: try fields.word(.guardianLanguage), relation: try fields.value(.guardianRelation))
    guard guardian.email != nil || guardian.phone != nil else {
      throw fields.problem(.guardianEmail, "is empty, and guardian_phone too: a guardian has to be reached somehow")
    }
    return guardian
  }
}
