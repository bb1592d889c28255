/// The report of a handler that has nothing to report: `null` in the record.
public struct NoReport: Codable, Sendable {
  /// Nothing.
  public init() {}

  /// Reads `null`, and whatever else there is.
  public init(from decoder: any Decoder) throws {}

  /// Writes `null`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encodeNil()
  }
}
