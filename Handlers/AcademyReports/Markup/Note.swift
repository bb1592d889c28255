/// A paragraph.
public struct Note: PageBlock {
  /// What it says.
  public var text: String

  /// A paragraph of this text.
  public init(_ text: String) {
    self.text = text
  }

  /// Writes it.
  public func write(to html: inout HTMLWriter, _ words: Words) {
    html.element("p", ["class": "note"], text: text)
  }
}
