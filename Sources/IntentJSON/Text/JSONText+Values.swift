extension JSONText {
  /// The string, escapes decoded; nil if the value is no string.
  public var string: String? {
    kind == .string ? JSONString.decode(bytes) : nil
  }

  /// The number as an integer; nil if the value is no number, has a fraction or an exponent (even `1.0` and `1e2`:
  /// only plain digits count as an integer), or does not fit.
  public var integer: Int64? { integer(as: Int64.self) }

  /// The number as an integer of any width, by the rule of ``integer``.
  public func integer<Value: FixedWidthInteger>(as type: Value.Type) -> Value? {
    guard kind == .number else { return nil }
    return bytes.withUnsafeBufferPointer { buffer in
      var value: Value = 0
      let negative = buffer.first == UInt8(ascii: "-")
      for byte in buffer.dropFirst(negative ? 1 : 0) {
        let digit = byte &- UInt8(ascii: "0")
        guard digit <= 9 else { return nil }
        let (shifted, tooMuch) = value.multipliedReportingOverflow(by: 10)
        // Built up on the side of its sign, so that the smallest value fits too.
        let (next, overflow) =
          negative
          ? shifted.subtractingReportingOverflow(Value(digit)) : shifted.addingReportingOverflow(Value(digit))
        guard !tooMuch, !overflow else { return nil }
        value = next
      }
      return value
    }
  }

  /// The number as the nearest Double; nil if the value is no number or is too large for a Double.
  public var double: Double? {
    guard kind == .number, let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// The truth value; nil if the value is neither `true` nor `false`.
  public var bool: Bool? {
    switch bytes.first {
    case UInt8(ascii: "t"): true
    case UInt8(ascii: "f"): false
    default: nil
    }
  }

  /// Whether the value is `null`.
  public var isNull: Bool { bytes.first == UInt8(ascii: "n") }
}
