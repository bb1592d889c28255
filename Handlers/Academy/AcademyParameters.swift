public import IntentKit

/// The parameters of an intent of the academy's.
public protocol AcademyParameters: Codable, Sendable {
  /// The names that they may have in a job. Any other is refused: a misspelled one would silently mean its default.
  static var names: [String] { get }
  /// Who asked for it, for the audit; nil: nobody said.
  var requestedBy: Line? { get }
}

extension AcademyParameters {
  /// Refuses parameters of other names.
  public static func check(_ params: JSONText) throws(IntentError) {
    for member in params.members where !names.contains(member.name) {
      throw .invalidParams(
        "there is no such parameter; there are \(names.sorted().joined(separator: ", "))", field: member.name)
    }
  }
}

extension IntentHandler where Params: AcademyParameters {
  /// Refuses parameters of names that the intent does not have.
  public func validate(_ params: Params, text: JSONText) throws { try Params.check(text) }
}
