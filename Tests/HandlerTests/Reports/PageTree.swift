#if canImport(FoundationXML)
  import Foundation
  import FoundationXML
#else
  import Foundation
#endif

/// A page as an XML parser reads it.
final class PageTree: NSObject, XMLParserDelegate {
  /// An element.
  final class Element {
    let name: String
    let attributes: [String: String]
    var children: [Element] = []
    /// The element's own text and that of all below.
    var text = ""

    init(_ name: String, _ attributes: [String: String]) {
      self.name = name
      self.attributes = attributes
    }

    /// It and all below, in the page's order.
    var all: [Element] { [self] + children.flatMap(\.all) }
    func all(_ name: String) -> [Element] { all.filter { $0.name == name } }
  }

  private(set) var root = Element("", [:])
  private var open: [Element] = []
  private var problem: String?

  /// Reads a page.
  ///
  /// - Throws: What is not well formed.
  init(_ html: String) throws {
    super.init()
    open = [root]
    let parser = XMLParser(data: Data(html.utf8))
    parser.delegate = self
    let isRead = parser.parse()
    guard isRead, problem == nil else {
      let place = "line \(parser.lineNumber), column \(parser.columnNumber)"
      throw Unexpected(outcome: "\(problem ?? "") \(parser.parserError.map { "\($0)" } ?? "") at \(place)")
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    let element = Element(name, attributes)
    open.last?.children.append(element)
    open.append(element)
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    for element in open { element.text += text }
  }

  func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
    problem = "\(error)"
  }

  /// All elements of a name.
  func all(_ name: String) -> [Element] { root.all(name) }

  /// The rows of the table with a caption that starts like this, each with its cells' texts.
  func rows(_ caption: String) -> [[String]] {
    let table = all("table").first { $0.all("caption").first?.text.hasPrefix(caption) == true }
    return table?.all("tr").map { row in row.children.map(\.text) } ?? []
  }

  /// The number under a label in the row of figures.
  func figure(_ label: String) -> String? {
    let item = all("dl").flatMap(\.children).first { $0.all("dt").first?.text == label }
    return item?.all("strong").first?.text
  }
}
