/// Columns over categories, each made of the parts that several series have in it.
public struct StackedColumns: PageBlock {
  /// What the chart shows.
  public var title: String
  /// The names of the categories.
  public var categories: [String]
  /// What the columns are made of, from the ground up. Nil is nothing.
  public var series: [Series]
  /// How wide it is.
  public var width: ChartWidth
  private let format: @Sendable (Double) -> String

  /// A chart from its parts.
  ///
  /// - Parameter format: How a value is written.
  public init(
    _ title: String, _ categories: [String], _ series: [Series], width: ChartWidth = .page,
    format: @escaping @Sendable (Double) -> String
  ) {
    self.title = title
    self.categories = categories
    self.series = series
    self.width = width
    self.format = format
  }

  private func sum(_ category: Int) -> Double { series.reduce(0) { $0 + ($1.values[category] ?? 0) } }

  /// Draws it.
  public func write(to html: inout HTMLWriter, _ words: Words) {
    let sums = categories.indices.map(sum)
    let plot = Plot(Scale(upTo: sums.max() ?? 0), categories, width: width, format)
    let legend = series.map { LegendKey(text: $0.name, style: $0.tone.style + " fill") }
    html.chart(
      title, describedAs: described, width: width, height: plot.totalHeight, legend: series.count > 1 ? legend : []
    ) {
      html in
      plot.write(to: &html)
      for category in categories.indices { draw(category, sums[category], plot, &html) }
    }
  }

  private var described: String {
    categories.indices.map { category in
      categories[category] + " "
        + series.map { "\($0.name) \(format($0.values[category] ?? 0))" }.joined(separator: " ")
    }.joined(separator: ", ")
  }

  private func draw(_ category: Int, _ sum: Double, _ plot: Plot, _ html: inout HTMLWriter) {
    let breadth = min(44, plot.spacing * 0.68)
    var ground = 0.0
    for line in series {
      guard let value = line.values[category], value > 0 else { continue }
      let (top, foot) = (plot.y(ground + value), plot.y(ground))
      html.box(
        x: plot.x(category) - breadth / 2, y: top, width: breadth, height: foot - top,
        style: line.tone.style + " fill edge", says: "\(categories[category]), \(line.name): \(format(value))")
      ground += value
    }
    let text = format(sum)
    if sum > 0, plot.spacing > Drawing.width(of: text) + 4 {
      html.label(text, x: plot.x(category), y: plot.y(sum) - 5, anchor: .middle, style: "value")
    }
  }
}
