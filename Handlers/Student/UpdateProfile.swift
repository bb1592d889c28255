import AcademyKit
import IntentKit

/// `student.exec.update_profile`: changes what is known of a student: what is given, and nothing else.
struct UpdateProfile: IntentHandler {
  static let intent: IntentKey = "student.exec.update_profile"

  struct Params: AcademyParameters {
    var studentID: StudentID
    var name: Line?
    var language: Language?
    /// Null clears it, and so it does the others below.
    var birthday: Day?
    var school: Line?
    var phone: PhoneNumber?
    var note: String?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var studentID: StudentID
    /// None where all that was given had been known.
    var changes: [Change]
  }

  struct Change: Codable, Sendable {
    var field: String
    var before: String?
    var after: String?
  }

  private static let clearable = ["birthday", "school", "phone", "note"]

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    let fields = ["name", "language"] + Self.clearable
    let given = text.members.map(\.name).filter(fields.contains)
    guard !given.isEmpty else {
      throw IntentError.invalidParams(
        "nothing to change: give one or more of \(fields.joined(separator: ", "))", field: nil)
    }
    for field in ["name", "language"] where text[field]?.isNull == true {
      throw IntentError.invalidParams("cannot be cleared: a student has one", field: field)
    }
    if let note = params.note {
      guard !note.allSatisfy(\.isWhitespace) else {
        throw IntentError.invalidParams("is empty: null clears the note", field: "note")
      }
      guard note.utf8.count <= 10_000, !note.utf8.contains(0) else {
        throw IntentError.invalidParams("is longer than 10000 bytes, or contains a NUL character", field: "note")
      }
    }
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    if let birthday = params.birthday, try birthday > academy.today() {
      throw IntentError.invalidParams("\(birthday) has not come yet", field: "birthday")
    }
    return .completed(
      try academy.change { transaction in
        let before = try transaction.changeableStudent(params.studentID)
        let after = Self.changed(before, params, text: context.params)
        let changes = Self.changes(before, after)
        if !changes.isEmpty { try academy.change(before, to: after, in: transaction) }
        return Report(studentID: before.id, changes: changes)
      })
  }

  private static func changed(_ before: StudentRecord, _ params: Params, text: JSONText) -> StudentRecord {
    var after = before
    if let name = params.name { after.name = name.text }
    if let language = params.language { after.language = language }
    for field in clearable where text[field] != nil {
      switch field {
      case "birthday": after.birthday = params.birthday
      case "school": after.school = params.school?.text
      case "phone": after.phone = params.phone
      default: after.note = params.note
      }
    }
    return after
  }

  private static func changes(_ before: StudentRecord, _ after: StudentRecord) -> [Change] {
    let fields: [(String, (StudentRecord) -> String?)] = [
      ("name", { $0.name }), ("language", { $0.language.rawValue }), ("birthday", { $0.birthday?.text }),
      ("school", { $0.school }), ("phone", { $0.phone?.text }), ("note", { $0.note }),
    ]
    return fields.compactMap { name, value in
      value(before) == value(after) ? nil : Change(field: name, before: value(before), after: value(after))
    }
  }
}

/// The library's entry for `student.exec.update_profile`.
@c(intent_handler_student__exec__update_profile)
public func entry() -> UnsafeRawPointer { export(UpdateProfile.self) }
