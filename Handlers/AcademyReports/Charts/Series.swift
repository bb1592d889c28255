/// The values of one thing over the categories of a chart.
public struct Series: Sendable {
  /// What it is.
  public var name: String
  /// A value a category; nil: there is none.
  public var values: [Double?]
  /// Its tone.
  public var tone: Tone

  /// A series from its parts.
  public init(_ name: String, _ values: [Double?], _ tone: Tone) {
    self.name = name
    self.values = values
    self.tone = tone
  }
}
