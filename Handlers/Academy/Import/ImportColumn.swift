/// The columns of a file of students, in any order; the first two have to be there.
public enum ImportColumn: String, CaseIterable, Sendable {
  /// The student's id, which the academy gives.
  case studentID = "student_id"
  /// The student's name.
  case studentName = "student_name"
  /// `ko` or `en`; default `ko`.
  case studentLanguage = "student_language"
  /// A guardian; needs an e-mail address or a phone number.
  case guardianName = "guardian_name"
  /// The guardian's e-mail address.
  case guardianEmail = "guardian_email"
  /// The guardian's telephone number.
  case guardianPhone = "guardian_phone"
  /// What the guardian is to the student.
  case guardianRelation = "guardian_relation"
  /// `ko` or `en`; default: the student's.
  case guardianLanguage = "guardian_language"
  /// A class to enroll the student in, which is made where there is none.
  case classID = "class_id"
  /// Its name, needed for one that is to be made.
  case className = "class_name"
  /// The days on which it meets: `mon wed fri`.
  case classDays = "class_days"
  /// When it starts: `16:00`.
  case classStartsAt = "class_starts_at"
  /// Minutes after the start from which a student is late; default 5.
  case classLateAfter = "class_late_after"
  /// The most students that it takes.
  case classCapacity = "class_capacity"
  /// How long a session takes, in minutes.
  case classMinutes = "class_minutes"
  /// Where it meets.
  case classRoom = "class_room"
  /// What a month of it costs, in minor units: `150000`.
  case classFee = "class_fee"
  /// In what: `KRW`, which is the default.
  case classCurrency = "class_currency"

  /// Those that tell of the class, whose id has to stand beside them.
  static let ofClass: [ImportColumn] = [
    .className, .classDays, .classStartsAt, .classLateAfter, .classCapacity, .classMinutes, .classRoom, .classFee,
    .classCurrency,
  ]

  /// Columns that a file has to have.
  static let required: [ImportColumn] = [.studentID, .studentName]
}
