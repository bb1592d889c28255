extension JSONText {
  /// The value laid out for a terminal: a line a member, every name and scalar exactly as it was written.
  public func prettyPrinted(indent: Int = 2) -> String {
    var layout = JSONLayout(indent: indent)
    layout.lay(self)
    return String(decoding: layout.output, as: UTF8.self)
  }

  /// The value without any whitespace between its tokens, so that it has no line breaks; every name and scalar exactly
  /// as it was written.
  public func compacted() -> JSONText {
    var layout = JSONLayout(indent: nil)
    layout.lay(self)
    return JSONText(unchecked: layout.output)
  }
}
