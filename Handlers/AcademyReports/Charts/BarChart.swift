/// Bars that lie, one below the other, each with its name before and its number behind it.
public struct BarChart: PageBlock {
  /// What the chart shows.
  public var title: String
  /// The bars, in order.
  public var bars: [Bar]
  /// What a full bar is; nil: the longest one.
  public var full: Double?
  /// The tone of bars that have none of their own.
  public var tone: Tone
  /// How wide it is.
  public var width: ChartWidth

  /// A bar.
  public struct Bar: Sendable {
    /// Whose it is.
    public var name: String
    /// How long it is.
    public var value: Double
    /// Its number, for reading.
    public var text: String
    /// Its tone; nil: the chart's.
    public var tone: Tone?

    /// A bar from its parts.
    public init(_ name: String, _ value: Double, _ text: String, tone: Tone? = nil) {
      self.name = name
      self.value = value
      self.text = text
      self.tone = tone
    }
  }

  /// A chart from its parts.
  public init(_ title: String, _ bars: [Bar], full: Double? = nil, tone: Tone = .blue, width: ChartWidth = .page) {
    self.title = title
    self.bars = bars
    self.full = full
    self.tone = tone
    self.width = width
  }

  /// Draws it.
  public func write(to html: inout HTMLWriter, _ words: Words) {
    let names = min(190, (bars.map { Drawing.width(of: $0.name) }.max() ?? 0) + 4)
    let texts = (bars.map { Drawing.width(of: $0.text) }.max() ?? 0) + 10
    let room = width.units - names - 10 - texts
    let longest = max(full ?? 0, bars.map(\.value).max() ?? 0)
    let said = bars.prefix(30).map { "\($0.name) \($0.text)" }.joined(separator: ", ")
    html.chart(title, describedAs: said, width: width, height: Double(bars.count) * 26 + 4) { html in
      html.line(x1: names + 9.5, y1: 0, x2: names + 9.5, y2: Double(bars.count) * 26 + 4, style: "base")
      for (index, bar) in bars.enumerated() {
        let y = Double(index) * 26 + 4
        let length = longest > 0 ? max(bar.value > 0 ? 1.5 : 0, room * bar.value / longest) : 0
        html.label(Drawing.fitted(bar.name, in: names), x: names, y: y + 14, anchor: .end)
        html.box(
          x: names + 10, y: y, width: length, height: 19, round: 2, style: (bar.tone ?? tone).style + " fill",
          says: "\(bar.name): \(bar.text)")
        html.label(bar.text, x: names + 10 + length + 6, y: y + 14)
      }
    }
  }
}
