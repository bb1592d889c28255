public import IntentJSON

/// A value that is bound to a statement's parameter.
public enum SQLValue: Sendable, Hashable {
  /// NULL
  case null
  /// 64 bits
  case integer(Int64)
  /// A floating point number; must be finite.
  case real(Double)
  /// UTF-8
  case text(String)
  /// 1 or 0
  case bool(Bool)
  /// An array or object as its text; any other value as itself.
  case json(JSONText)
}

extension SQLValue: JSONWritable {
  /// Writes the value as the store takes it.
  public func write(to writer: inout JSONWriter) {
    switch self {
    case .null: writer.null()
    case .integer(let value): writer.value(value)
    case .real(let value): writer.value(value)
    case .text(let value): writer.value(value)
    case .bool(let value): writer.value(value)
    case .json(let value): writer.value(value)
    }
  }
}

extension SQLValue: ExpressibleByNilLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByStringLiteral, ExpressibleByBooleanLiteral
{
  /// NULL
  public init(nilLiteral: ()) { self = .null }
  /// An integer
  public init(integerLiteral value: Int64) { self = .integer(value) }
  /// A floating point number
  public init(floatLiteral value: Double) { self = .real(value) }
  /// A text
  public init(stringLiteral value: String) { self = .text(value) }
  /// 1 or 0
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}
