/// What colours a bar, a line or a part of a column. Each has a value for light pages, dark ones and paper, and no chart
/// tells anything by it alone: legends, marks and tables say the same.
public enum Tone: String, Sendable, CaseIterable {
  /// What is as it should be; the first of several.
  case blue
  /// What wants an eye kept on it.
  case amber
  /// What is wrong.
  case red
  /// What counts neither way.
  case grey
  /// The second of several.
  case green
  /// The third of several.
  case violet

  var style: String { "t-" + rawValue }

  /// The tone of the n-th of several, from 0.
  public static func series(_ index: Int) -> Tone {
    let tones: [Tone] = [.blue, .amber, .green, .violet, .red, .grey]
    return tones[index % tones.count]
  }
}
