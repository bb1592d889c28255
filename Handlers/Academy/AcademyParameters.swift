public import IntentKit
import Synchronization

/// The parameters of an intent of the academy's.
///
/// A member that they do not have is refused, at every depth: a misspelled one would silently mean its default.
public protocol AcademyParameters: Codable, Sendable {
  /// Who asked for it, for the audit; nil: nobody said.
  var requestedBy: Line? { get }
}

extension AcademyParameters {
  /// Refuses members of names that the parameters do not have.
  public static func check(_ params: JSONText) throws {
    let shape = try known.withLock { known in
      if let shape = known[ObjectIdentifier(self)] { return shape }
      let shape = try JSONShape.of(self)
      known[ObjectIdentifier(self)] = shape
      return shape
    }
    guard let path = shape.unknownMember(in: params) else { return }
    let isNested = path.contains { $0 == "." || $0 == "[" }
    let names = shape.members.map(\.name).sorted().joined(separator: ", ")
    throw IntentError.invalidParams(
      "there is no such parameter" + (isNested ? "" : "; there are \(names)"), field: path)
  }
}

extension IntentHandler where Params: AcademyParameters {
  /// Refuses parameters of names that the intent does not have.
  public func validate(_ params: Params, text: JSONText) throws { try Params.check(text) }
}

/// What types of parameters have told of themselves. Each attempt asks, and the answer stays the same; guarded since
/// attempts run beside each other.
private let known = Mutex<[ObjectIdentifier: JSONShape]>([:])
