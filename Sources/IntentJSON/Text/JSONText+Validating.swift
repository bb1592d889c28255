extension JSONText {
  /// Checks that the bytes are one JSON value by RFC 8259, and nothing else but whitespace around it.
  ///
  /// Strict: no trailing commas, comments, byte order mark, duplicate member names (compared after their escapes are
  /// decoded), lone surrogates or invalid UTF-8. Takes time in proportion to the number of bytes, whatever they are.
  ///
  /// - Throws: ``JSONError`` with the place of the first fault. Its code is `truncated` when the text ends inside
  ///   a value, which tells a half-written file from a wrong one.
  public init(validating bytes: ArraySlice<UInt8>, limits: JSONLimits = .default) throws(JSONError) {
    let range = try bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) -> Range<Int> in
      var scanner = JSONScanner(buffer, limits: limits)
      return try scanner.scan()
    }
    self.init(unchecked: bytes.part(range))
  }

  /// Checks a whole array of bytes, as ``init(validating:limits:)-(ArraySlice<UInt8>,_)`` does.
  public init(validating bytes: [UInt8], limits: JSONLimits = .default) throws(JSONError) {
    try self.init(validating: bytes[...], limits: limits)
  }

  /// Checks the UTF-8 of a string, as ``init(validating:limits:)-(ArraySlice<UInt8>,_)`` does.
  public init(validating text: String, limits: JSONLimits = .default) throws(JSONError) {
    try self.init(validating: Array(text.utf8)[...], limits: limits)
  }
}
