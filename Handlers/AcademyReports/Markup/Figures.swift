/// The few numbers that somebody wants to see first, side by side.
public struct Figures: PageBlock {
  /// The numbers, the most important one first.
  public var items: [Item]

  /// One number.
  public struct Item: Sendable {
    /// What it is.
    public var label: String
    /// The number, for reading.
    public var value: String
    /// What it is to be seen against; empty: nothing.
    public var detail: String

    /// A number from its parts.
    public init(_ label: String, _ value: String, _ detail: String = "") {
      self.label = label
      self.value = value
      self.detail = detail
    }
  }

  /// A row of these.
  public init(_ items: [Item]) {
    self.items = items
  }

  /// Writes them as a list of terms.
  public func write(to html: inout HTMLWriter, _ words: Words) {
    html.element("dl", ["class": "figures"]) { html in
      for item in items {
        html.element("div") { html in
          html.element("dt", text: item.label)
          html.element("dd") { html in
            html.element("strong", text: item.value)
            if !item.detail.isEmpty { html.element("span", text: item.detail) }
          }
        }
      }
    }
  }
}
