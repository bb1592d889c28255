public import AcademyKit
public import IntentKit

/// The id of a report, which says what it is of: `weekly_attendance-2026-W48-math-a-ko`. A report that is made again has
/// the same id, and takes the place of the earlier one.
public struct ReportID: TextValue, SQLBindable {
  /// What it is, for people who write one.
  public static let form = "report id"
  /// One.
  public static let example = "weekly_attendance-2026-W48-ko"

  /// The id.
  public let text: String

  /// Checks an id from outside.
  public init(_ text: String) throws(ModelError) {
    let isSafe = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
    guard isSafe, (1...190).contains(text.utf8.count), text.first?.isLetter == true else {
      throw ModelError(
        .invalidIdentifier,
        "\"\(text.prefix(80))\" is no report id: it takes the form \(Self.example), and report.query.list tells them")
    }
    self.text = text
  }

  /// The id of a report.
  public init(_ kind: ReportKind, _ period: String, scope: String? = nil, _ language: Language) {
    text = ([kind.rawValue, period] + (scope.map { [$0] } ?? []) + [language.rawValue]).joined(separator: "-")
  }
}
