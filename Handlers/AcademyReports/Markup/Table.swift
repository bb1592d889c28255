/// A table for reading. The file for spreadsheets beside the page holds all rows; this one may stop earlier and say so.
public struct Table: PageBlock {
  /// What the table shows.
  public var caption: String
  /// The columns; the first one names its row.
  public var columns: [Column]
  /// The rows, each with a text a column.
  public var rows: [[String]]
  /// The last row, which sums up; empty: there is none.
  public var total: [String]
  /// Rows that are shown at most.
  public var limit: Int

  /// A column.
  public struct Column: Sendable {
    /// Its heading.
    public var title: String
    /// Whether it holds numbers, which are set so that their digits stand below each other.
    public var isNumber: Bool

    /// A column of texts.
    public static func text(_ title: String) -> Column { Column(title: title, isNumber: false) }
    /// A column of numbers.
    public static func number(_ title: String) -> Column { Column(title: title, isNumber: true) }
  }

  /// A table from its parts.
  public init(_ caption: String, _ columns: [Column], _ rows: [[String]], total: [String] = [], limit: Int = 200) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.total = total
    self.limit = limit
  }

  /// Writes it.
  public func write(to html: inout HTMLWriter, _ words: Words) {
    html.element("div", ["class": "scroll"]) { html in
      html.element("table", ["class": style]) { html in
        html.element("caption", text: caption)
        html.element("thead") { html in
          html.element("tr") { html in
            for column in columns {
              html.element("th", ["scope": "col", "class": column.isNumber ? "n" : "t"], text: column.title)
            }
          }
        }
        html.element("tbody") { html in
          for row in rows.prefix(limit) { write(row, to: &html) }
        }
        if !total.isEmpty { html.element("tfoot") { html in write(total, to: &html) } }
      }
    }
    guard rows.count > limit else { return }
    let (shown, all) = (words.number(limit), words.number(rows.count))
    Note(
      words(
        "전체 \(all)건 중 \(shown)건을 표시했습니다. 전체 내용은 CSV 파일에 있습니다.",
        "The first \(shown) of \(all) rows are shown. The CSV file has all of them.")
    ).write(to: &html, words)
  }

  /// A table of few columns is not drawn out to the page's width, and one of few rows is not cut in two.
  private var style: String {
    (columns.count < 4 ? "narrow" : "wide") + (rows.count <= 16 ? " short" : " long")
  }

  private func write(_ row: [String], to html: inout HTMLWriter) {
    html.element("tr") { html in
      for (index, (text, column)) in zip(row, columns).enumerated() {
        if index == 0 {
          html.element("th", ["scope": "row", "class": column.isNumber ? "n" : "t"], text: text)
        } else {
          html.element("td", ["class": column.isNumber ? "n" : "t"], text: text)
        }
      }
    }
  }
}
