import AcademyKit
import IntentKit

/// `communication.exec.send_message`: writes to the guardians of a student or of everybody in a class, to each of them
/// once, in their language where the text is given in it.
struct SendMessage: IntentHandler {
  static let intent: IntentKey = "communication.exec.send_message"

  struct Params: AcademyParameters {
    /// Either this or a class.
    var studentID: StudentID?
    /// Either this or a student.
    var classID: ClassID?
    var subject: Line
    var body: String
    /// The same in other languages: `{"en": {"subject": "..", "body": ".."}}`.
    var translations: [String: Text]?
    var requestedBy: Line?
  }

  struct Text: Codable, Sendable {
    var subject: Line
    var body: String
  }

  struct Report: Codable, Sendable {
    var notified: [NoticeReport.Sent]
    var skipped: [NoticeReport.Skipped]
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    guard (params.studentID == nil) != (params.classID == nil) else {
      throw Self.wantsOne
    }
    try check(params)
  }

  private static let wantsOne = IntentError.invalidParams("give either student_id or class_id", field: "student_id")

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let students = try students(params, academy.store)
    var skipped: [NoticeReport.Skipped] = []
    var notices: [Notice] = []
    var told = Set<Int64>()
    for student in students {
      let guardians = try academy.store.guardians(of: student.id)
      if guardians.isEmpty { skipped.append(.init(studentID: student.id, recipient: nil, reason: "has no guardian")) }
      // Somebody with two children in the class is one person.
      for guardian in guardians where told.insert(guardian.id).inserted {
        let text = params.translations?[guardian.language.rawValue]
        notices.append(
          Notice(
            event: "message/\(context.uid)", to: Recipient(guardian), about: student,
            .wording(Wording(subject: (text?.subject ?? params.subject).text, body: text?.body ?? params.body))))
      }
    }
    guard !notices.isEmpty else {
      throw IntentError.permanent("there is nobody to write to: no student has a guardian")
    }
    let sent = try academy.send(notices)
    return .completed(Report(notified: sent.notified, skipped: skipped + sent.skipped))
  }

  private func check(_ params: Params) throws {
    try check(params.body, "body")
    for (language, text) in params.translations ?? [:] {
      guard Language(rawValue: language) != nil else {
        let known = Language.allCases.map(\.rawValue).joined(separator: ", ")
        throw IntentError.invalidParams(
          "no guardian has this language; there are \(known)", field: "translations.\(language)")
      }
      try check(text.body, "translations.\(language).body")
    }
  }

  private func check(_ body: String, _ field: String) throws {
    guard !body.allSatisfy(\.isWhitespace) else { throw IntentError.invalidParams("is empty", field: field) }
    guard body.utf8.count <= 100_000 else {
      throw IntentError.invalidParams("is longer than 100000 bytes", field: field)
    }
    guard !body.utf8.contains(0) else { throw IntentError.invalidParams("contains a NUL character", field: field) }
  }

  private func students(_ params: Params, _ store: Store) throws -> [Student] {
    switch (params.studentID, params.classID) {
    case (let id?, nil):
      return [try store.student(id)]
    case (nil, let id?):
      let course = try store.course(id)
      let students = try store.students(in: id)
      guard !students.isEmpty else {
        throw IntentError.invalidParams("nobody is enrolled in \(course.name) (\(id))", field: "class_id")
      }
      return students
    default: throw Self.wantsOne
    }
  }
}

/// The library's entry for `communication.exec.send_message`.
@c(intent_handler_communication__exec__send_message)
public func entry() -> UnsafeRawPointer { export(SendMessage.self) }
