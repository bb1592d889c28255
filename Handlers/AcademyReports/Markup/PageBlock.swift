/// A part of a page: a table, a chart, a row of figures.
public protocol PageBlock: Sendable {
  /// Writes the part, in the words of the page's language.
  func write(to html: inout HTMLWriter, _ words: Words)
}
