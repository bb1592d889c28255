public import IntentJSON

extension Timestamp: Codable, JSONWritable {
  /// Reads an RFC 3339 string; throws ``ModelError`` if it is none.
  public init(from decoder: any Decoder) throws {
    try self.init(rfc3339: try decoder.singleValueContainer().decode(String.self))
  }

  /// Writes ``rfc3339``.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rfc3339)
  }

  /// Writes ``rfc3339``.
  public func write(to writer: inout JSONWriter) { writer.time(milliseconds) }
}
