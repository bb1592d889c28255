public import IntentKit

/// An e-mail address of the form `name@example.org`, in ASCII.
public struct EmailAddress: TextValue, SQLBindable {
  /// What it is, for people who write one.
  public static let form = "e-mail address"
  /// One.
  public static let example = "parent@example.org"

  /// The address.
  public let text: String

  /// Checks an address from outside.
  public init(_ text: String) throws(ModelError) {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    let isPlain = text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"()<>[]:;,\\\"".utf8.contains($0) }
    let hasAtoms = parts.allSatisfy { part in
      part.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty }
    }
    guard parts.count == 2, isPlain, hasAtoms, parts[1].contains("."), text.utf8.count <= 254 else {
      throw ModelError(.invalidText, "\"\(text.prefix(80))\" is no e-mail address of the form name@example.org")
    }
    self.text = text
  }

  /// How addresses are compared: without regard to case.
  public var folded: String { text.lowercased() }
}
