/// One member of an object, as it was written.
public struct JSONMember: Sendable, Hashable {
  /// The name's exact bytes, with its quotes and escapes.
  public let rawName: ArraySlice<UInt8>
  /// The value.
  public let value: JSONText

  /// A member from its parts; the name is a valid JSON string, quotes included.
  public init(rawName: ArraySlice<UInt8>, value: JSONText) {
    self.rawName = rawName
    self.value = value
  }

  /// The name, escapes decoded.
  public var name: String { JSONString.decode(rawName) }

  /// Whether the decoded name is exactly `name`, compared scalar by scalar (a composed `é` is not a decomposed one).
  /// Cheaper than asking for ``name``.
  public func isNamed(_ name: String) -> Bool {
    JSONString.isEqual(rawName, to: name)
  }
}
