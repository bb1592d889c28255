/// A part of a page with a heading of its own.
public struct Section: Sendable {
  /// The heading.
  public var title: String
  /// What stands below it, in order.
  public var blocks: [any PageBlock]

  /// A section from its parts.
  public init(_ title: String, _ blocks: [any PageBlock]) {
    self.title = title
    self.blocks = blocks
  }

  func write(to html: inout HTMLWriter, _ words: Words) {
    html.element("section") { html in
      html.element("h2", text: title)
      for block in blocks { block.write(to: &html, words) }
    }
  }
}
