public import IntentJSON
public import IntentModel

/// What can stand in a list of parameters: `[params.studentID, 3, nil as String?, Date()]`.
public protocol SQLBindable {
  /// The value that is bound.
  var sqlValue: SQLValue { get }
}

extension SQLValue: SQLBindable {
  /// Itself.
  public var sqlValue: SQLValue { self }
}

extension String: SQLBindable {
  /// A text.
  public var sqlValue: SQLValue { .text(self) }
}

extension Int: SQLBindable {
  /// An integer.
  public var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension Int64: SQLBindable {
  /// An integer.
  public var sqlValue: SQLValue { .integer(self) }
}

extension Double: SQLBindable {
  /// A floating point number.
  public var sqlValue: SQLValue { .real(self) }
}

extension Bool: SQLBindable {
  /// 1 or 0.
  public var sqlValue: SQLValue { .bool(self) }
}

extension JSONText: SQLBindable {
  /// An array or object as its text, any other value as itself.
  public var sqlValue: SQLValue { .json(self) }
}

extension Timestamp: SQLBindable {
  /// RFC 3339 in UTC with milliseconds: sorts by time.
  public var sqlValue: SQLValue { .text(rfc3339) }
}

extension Date: SQLBindable {
  /// RFC 3339 in UTC with milliseconds: sorts by time.
  public var sqlValue: SQLValue {
    .text(Timestamp(milliseconds: Int64((timeIntervalSince1970 * 1000).rounded())).rfc3339)
  }
}

extension Optional: SQLBindable where Wrapped: SQLBindable {
  /// The value, or NULL.
  public var sqlValue: SQLValue { map(\.sqlValue) ?? .null }
}

extension SQLBindable where Self: TextValue {
  /// The text of an id or key.
  public var sqlValue: SQLValue { .text(text) }
}

extension JobID: SQLBindable {}
extension JobUID: SQLBindable {}
extension TenantID: SQLBindable {}
extension IntentKey: SQLBindable {}
