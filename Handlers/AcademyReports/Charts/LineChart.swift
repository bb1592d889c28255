/// Lines over categories in order, such as weeks or months.
public struct LineChart: PageBlock {
  /// What the chart shows.
  public var title: String
  /// The names of the categories.
  public var categories: [String]
  /// The lines.
  public var series: [Series]
  /// What the values are.
  public var kind: Kind
  private let format: @Sendable (Double) -> String

  /// What values are, which decides where the axis starts.
  public enum Kind: Sendable {
    /// Amounts and counts, from zero.
    case amounts
    /// Tenths of a percent, up to 100%.
    case shares
  }

  /// A chart from its parts.
  ///
  /// - Parameter format: How a value is written.
  public init(
    _ title: String, _ categories: [String], _ series: [Series], _ kind: Kind,
    format: @escaping @Sendable (Double) -> String
  ) {
    self.title = title
    self.categories = categories
    self.series = series
    self.kind = kind
    self.format = format
  }

  /// Draws it.
  public func write(to html: inout HTMLWriter, _ words: Words) {
    let values = series.flatMap { $0.values.compactMap { $0 } }
    let scale = kind == .shares ? Scale(shares: values) : Scale(upTo: values.max() ?? 0)
    let plot = Plot(scale, categories, width: .page, kind == .shares ? Self.wholePercent : format)
    let keys = series.enumerated().map { index, line in
      LegendKey(text: line.name, style: line.tone.style + " fill", marker: index)
    }
    let legend = series.count > 1 ? keys : []
    html.chart(title, describedAs: described, width: .page, height: plot.totalHeight, legend: legend) { html in
      plot.write(to: &html)
      for (index, line) in series.enumerated() { draw(line, index, plot, &html) }
    }
  }

  @Sendable private static func wholePercent(_ tenths: Double) -> String {
    String(Int(tenths) / 10) + "%"
  }

  private var described: String {
    series.map { line in
      line.name + ": "
        + zip(categories, line.values).map { "\($0) \($1.map(format) ?? "–")" }.joined(separator: ", ")
    }.joined(separator: "; ")
  }

  private func draw(_ line: Series, _ index: Int, _ plot: Plot, _ html: inout HTMLWriter) {
    var path = ""
    var isDrawing = false
    for (category, value) in line.values.enumerated() {
      guard let value else {
        isDrawing = false
        continue
      }
      path += (isDrawing ? "L" : "M") + plot.x(category).svg + " " + plot.y(value).svg
      isDrawing = true
    }
    html.empty("path", ["d": path, "class": line.tone.style + " curve"])
    for (category, value) in line.values.enumerated() {
      guard let value else { continue }
      let (x, y) = (plot.x(category), plot.y(value))
      html.element("g") { html in
        html.element("title", text: "\(line.name), \(categories[category]): \(format(value))")
        html.marker(index, x: x, y: y, size: 3.6, style: line.tone.style + " fill edge")
      }
      // One line has room for its numbers.
      if series.count == 1, plot.spacing > Drawing.width(of: format(value)) + 4 {
        html.label(format(value), x: x, y: y < Plot.top + 12 ? y + 18 : y - 8, anchor: .middle, style: "value")
      }
    }
  }
}
