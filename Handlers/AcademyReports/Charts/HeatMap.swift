/// A grid of cells whose shade says how much, with the number itself in each.
public struct HeatMap: PageBlock {
  /// What the chart shows.
  public var title: String
  /// The names of the columns.
  public var columns: [String]
  /// The rows.
  public var rows: [Row]
  /// What the shades mean, the first one first; empty: the numbers say it all.
  public var legend: [(text: String, shade: Shade)]
  /// How wide it is.
  public var width: ChartWidth

  /// A row.
  public struct Row: Sendable {
    /// Its name.
    public var name: String
    /// A cell a column; nil: there is nothing to say.
    public var cells: [Cell?]

    /// A row from its parts.
    public init(_ name: String, _ cells: [Cell?]) {
      self.name = name
      self.cells = cells
    }
  }

  /// A cell.
  public struct Cell: Sendable {
    /// What stands in it.
    public var text: String
    /// How it is filled.
    public var shade: Shade
    /// What it says when it is pointed at.
    public var says: String

    /// A cell from its parts.
    public init(_ text: String, _ shade: Shade, says: String) {
      self.text = text
      self.shade = shade
      self.says = says
    }
  }

  /// How a cell is filled.
  public enum Shade: Sendable {
    /// From 0, the least, to 4.
    case level(Int)
    /// A kind, with a mark in it.
    case tone(Tone)

    var style: String {
      switch self {
      case .level(let level): "h\(min(4, max(0, level)))"
      case .tone(let tone): tone.style + " fill"
      }
    }

    var textStyle: String {
      switch self {
      case .level: "cell"
      case .tone: "mark"
      }
    }
  }

  /// A map from its parts.
  public init(
    _ title: String, _ columns: [String], _ rows: [Row], legend: [(text: String, shade: Shade)] = [],
    width: ChartWidth = .page
  ) {
    self.title = title
    self.columns = columns
    self.rows = rows
    self.legend = legend
    self.width = width
  }

  private static let rowHeight = 25.0

  /// Draws it.
  public func write(to html: inout HTMLWriter, _ words: Words) {
    let names = min(190, (rows.map { Drawing.width(of: $0.name) }.max() ?? 0) + 4)
    let spacing = min(92, (width.units - names - 12) / Double(max(1, columns.count)))
    let height = 22 + Double(rows.count) * Self.rowHeight + 2
    let keys = legend.map { LegendKey(text: $0.text, style: $0.shade.style) }
    html.chart(title, describedAs: described, width: width, height: height, legend: keys) { html in
      for index in Drawing.shown(columns, spacing: spacing) {
        html.label(
          columns[index], x: names + 10 + spacing * (Double(index) + 0.5), y: 14, anchor: .middle, style: "soft")
      }
      for (index, row) in rows.enumerated() {
        let y = 22 + Double(index) * Self.rowHeight
        html.label(Drawing.fitted(row.name, in: names), x: names, y: y + 16.5, anchor: .end)
        for (column, cell) in row.cells.enumerated() {
          draw(cell, x: names + 10 + spacing * Double(column), y: y, width: spacing, &html)
        }
      }
    }
  }

  private var described: String {
    rows.prefix(60).map { row in
      row.name + ": " + zip(columns, row.cells).map { "\($0) \($1?.text ?? "–")" }.joined(separator: ", ")
    }.joined(separator: "; ")
  }

  private func draw(_ cell: Cell?, x: Double, y: Double, width: Double, _ html: inout HTMLWriter) {
    let (inner, height) = (width - 3, Self.rowHeight - 3)
    guard let cell else {
      return html.box(x: x + 1.5, y: y + 1.5, width: inner, height: height, round: 3, style: "none")
    }
    html.box(x: x + 1.5, y: y + 1.5, width: inner, height: height, round: 3, style: cell.shade.style, says: cell.says)
    if Drawing.width(of: cell.text) <= inner {
      html.label(cell.text, x: x + width / 2, y: y + 16.5, anchor: .middle, style: cell.shade.textStyle)
    }
  }
}
