package import IntentJSON

extension JSONText {
  /// The value without line breaks: as it is, unless it was laid out over several lines.
  package var onOneLine: JSONText {
    bytes.contains(UInt8(ascii: "\n")) || bytes.contains(UInt8(ascii: "\r")) ? compacted() : self
  }
}
