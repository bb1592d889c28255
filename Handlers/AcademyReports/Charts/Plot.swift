/// The frame of a chart with upright values: its axes, and where what is drawn in it lies.
struct Plot {
  var scale: Scale
  var categories: [String]
  var width: ChartWidth
  var height = 230.0
  private let left: Double
  private let format: @Sendable (Double) -> String

  static let top = 14.0
  private static let right = 12.0
  /// Below the plot: the labels of the categories.
  static let foot = 24.0

  init(
    _ scale: Scale, _ categories: [String], width: ChartWidth, _ format: @escaping @Sendable (Double) -> String
  ) {
    self.scale = scale
    self.categories = categories
    self.width = width
    self.format = format
    left = (scale.marks.map { Drawing.width(of: format($0)) }.max() ?? 0) + 10
  }

  var totalHeight: Double { Self.top + height + Self.foot }
  /// The room of a category.
  var spacing: Double { (width.units - left - Self.right) / Double(max(1, categories.count)) }

  /// The middle of a category.
  func x(_ category: Int) -> Double { left + spacing * (Double(category) + 0.5) }
  /// How far down a value lies.
  func y(_ value: Double) -> Double { Self.top + height * (1 - scale.position(value)) }

  /// Draws the axes.
  func write(to html: inout HTMLWriter) {
    for mark in scale.marks {
      let y = y(mark)
      html.line(
        x1: left, y1: y, x2: width.units - Self.right, y2: y, style: mark == scale.bottom ? "base" : "grid")
      html.label(format(mark), x: left - 8, y: y + 4, anchor: .end, style: "soft")
    }
    for index in Drawing.shown(categories, spacing: spacing) {
      html.label(categories[index], x: x(index), y: Self.top + height + 18, anchor: .middle, style: "soft")
    }
  }
}
