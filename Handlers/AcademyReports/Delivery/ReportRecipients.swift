public import AcademyKit
import IntentKit

/// Whom reports are sent to.
public struct ReportRecipients: Codable, Sendable, Hashable {
  /// Addresses of people whom the academy knows nothing else of.
  public var emails: [EmailAddress]?
  /// People who work for the academy.
  public var staffIDs: [StaffID]?
  /// The guardians of the student whom a report is about.
  public var guardians: Bool?

  /// Recipients from their parts.
  public init(emails: [EmailAddress]?, staffIDs: [StaffID]?, guardians: Bool?) {
    self.emails = emails
    self.staffIDs = staffIDs
    self.guardians = guardians
  }

  /// How many may be named.
  public static let most = 100

  /// Checks what can be told without the database.
  ///
  /// - Throws: `invalid_params`, naming `emails` where there is nobody at all.
  public func check() throws {
    let named = (emails?.count ?? 0) + (staffIDs?.count ?? 0)
    guard named > 0 || guardians == true else {
      throw IntentError.invalidParams("name who gets it: emails, staff_ids or guardians", field: "emails")
    }
    guard named <= Self.most else {
      throw IntentError.invalidParams("more than \(Self.most) people are named", field: "emails")
    }
  }
}

extension Reading where Self: ~Copyable {
  /// The people who are meant, nobody twice.
  ///
  /// - Parameters:
  ///   - student: Whom the report is about; nil: nobody alone.
  ///   - language: What those are written to in of whom nothing but an address is known.
  /// - Throws: `invalid_params`, naming the parameter, for somebody who is not there, and for guardians of nobody.
  public func people(_ recipients: ReportRecipients, about student: StudentID?, _ language: Language) throws
    -> [Recipient]
  {
    var people = (recipients.emails ?? []).map { Recipient($0, language: language) }
    for (index, id) in (recipients.staffIDs ?? []).enumerated() {
      people.append(Recipient(try member(id, field: "staff_ids[\(index)]")))
    }
    if recipients.guardians == true {
      guard let student else {
        throw IntentError.invalidParams(
          "the report is about no student, whose guardians could get it", field: "guardians")
      }
      people += try guardians(of: student).map { Recipient($0) }
    }
    var seen = Set<String>()
    return people.filter { seen.insert($0.id).inserted }
  }
}
