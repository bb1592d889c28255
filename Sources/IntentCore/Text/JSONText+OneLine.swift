package import IntentJSON

extension JSONText {
  /// The value without line breaks: as it is, unless it was laid out over several lines.
  package var onOneLine: JSONText {
    let hasBreaks = bytes.withUnsafeBytes { bytes in
      bytes.contains { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    }
    return hasBreaks ? compacted() : self
  }
}
