/// The six kinds of JSON value.
public enum JSONKind: String, Sendable, Hashable, CaseIterable {
  case object, array, string, number, bool, null
}
