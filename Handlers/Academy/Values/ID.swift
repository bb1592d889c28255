public import IntentKit

/// The id of a thing of the academy's: `[A-Za-z0-9][A-Za-z0-9._-]{0,63}`.
///
/// The thing is part of the type, so that a class's id is never taken for a student's.
public struct ID<Entity>: TextValue, SQLBindable {
  /// What it is, for people who write one.
  public static var form: String { (Entity.self as? any Identified.Type)?.idForm ?? "id" }
  /// One.
  public static var example: String { (Entity.self as? any Identified.Type)?.idExample ?? "x-1" }

  /// The id.
  public let text: String

  /// Checks an id from outside.
  public init(_ text: String) throws(ModelError) {
    let isSafe = text.utf8.enumerated().allSatisfy { index, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
        index > 0
      default:
        false
      }
    }
    guard isSafe, (1...64).contains(text.utf8.count) else {
      throw ModelError(
        .invalidIdentifier,
        "\"\(text.prefix(80))\" is no id: 1 to 64 letters, digits, \".\", \"_\" and \"-\", the first a letter or digit")
    }
    self.text = text
  }

  /// The id of what a job makes without naming it: the same in each attempt.
  public init(prefix: String, madeBy uid: JobUID) {
    text = "\(prefix)-\(uid.text)"
  }
}

/// What has an id that people write.
public protocol Identified {
  /// `student id`
  static var idForm: String { get }
  /// `s-001`
  static var idExample: String { get }
}

/// The id of a student.
public typealias StudentID = ID<Student>
/// The id of a class.
public typealias ClassID = ID<Course>
/// The id of an invoice.
public typealias InvoiceID = ID<Invoice>
/// The id of somebody who works for the academy.
public typealias StaffID = ID<StaffMember>
