public import IntentJSON

extension DurationText: Codable, JSONWritable {
  /// Reads a string with a unit or a number of seconds; throws ``ModelError`` if it is neither.
  public init(from decoder: any Decoder) throws {
    try self.init(try decoder.singleValueContainer().decode(JSONText.self))
  }

  /// Writes a string with a unit.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  /// Writes a string with a unit.
  public func write(to writer: inout JSONWriter) { writer.value(description) }
}
