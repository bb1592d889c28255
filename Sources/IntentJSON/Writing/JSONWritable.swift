/// A value that a ``JSONWriter`` can write as one JSON value.
///
/// Typed ids conform by writing their string, so that `writer.member("id", job.id)` reads as it should.
public protocol JSONWritable {
  /// Writes the value, and nothing else, through one call of the writer's or one container that is closed again.
  func write(to writer: inout JSONWriter)
}

extension JSONText: JSONWritable {
  /// Writes the bytes as they are.
  public func write(to writer: inout JSONWriter) { writer.raw(bytes) }
}

extension String: JSONWritable {
  /// Writes a string with the shortest escapes; only what must be escaped is.
  public func write(to writer: inout JSONWriter) { writer.string(self) }
}

extension Bool: JSONWritable {
  /// Writes `true` or `false`.
  public func write(to writer: inout JSONWriter) { writer.raw(self ? "true".utf8 : "false".utf8) }
}

extension Double: JSONWritable {
  /// Writes the shortest digits that read back as the same Double; a whole number without `.0`.
  ///
  /// - Precondition: The value is finite, since JSON has no NaN and no infinity. Values from elsewhere should be passed
  ///   through as ``JSONText``, or encoded by ``JSONCoding``, which throws.
  public func write(to writer: inout JSONWriter) {
    precondition(isFinite, "\(self) cannot be written as JSON")
    let digits = description
    writer.raw(digits.hasSuffix(".0") ? digits.dropLast(2).utf8 : digits[...].utf8)
  }
}

extension Optional: JSONWritable where Wrapped: JSONWritable {
  /// Writes the value, or `null`.
  @inlinable
  public func write(to writer: inout JSONWriter) {
    if let self { self.write(to: &writer) } else { writer.null() }
  }
}

extension Array: JSONWritable where Element: JSONWritable {
  /// Writes an array of the elements.
  @inlinable
  public func write(to writer: inout JSONWriter) {
    writer.array { writer in
      for element in self { writer.value(element) }
    }
  }
}
