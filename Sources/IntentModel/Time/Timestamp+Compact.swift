import IntentJSON

extension Timestamp {
  /// `20261121T002313.123Z`: for the names of files, which it sorts by time.
  public var compact: String { RFC3339.formatCompact(milliseconds) }

  /// Reads what ``compact`` writes, and no other form.
  public init(compact text: String) throws(ModelError) {
    let bytes = Array(text.utf8)
    var extended = ""
    for (index, byte) in bytes.enumerated() {
      if index == 4 || index == 6 { extended += "-" }
      if index == 11 || index == 13 { extended += ":" }
      extended.unicodeScalars.append(Unicode.Scalar(byte))
    }
    if bytes.count == 20, let milliseconds = try? RFC3339.parse(extended) {
      self.init(milliseconds: milliseconds)
      if compact == text { return }
    }
    throw ModelError(.invalidTime, "\(quoted(text)) is no time in a file's name, as in 20261121T002313.123Z")
  }
}
