import AcademyKit

/// Writes XHTML: HTML that an XML parser reads as well, so that a test sees what is not well formed.
///
/// Text and the values of attributes are escaped here and nowhere else, and there is no way around it: whatever a student
/// is called, it stays text.
public struct HTMLWriter: Sendable {
  /// What has been written.
  public private(set) var html = ""
  private var lastID = 0

  /// A writer of nothing yet.
  public init() {}

  /// Writes an element with what `body` writes inside.
  public mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ body: (inout HTMLWriter) -> Void
  ) {
    open(name, attributes)
    html += ">"
    body(&self)
    html += "</" + name + ">"
  }

  /// Writes an element that holds a text.
  public mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String) {
    element(name, attributes) { $0.text(text) }
  }

  /// Writes an element that holds nothing: one of SVG's, or one of HTML's that never do, such as `meta`.
  public mutating func empty(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) {
    open(name, attributes)
    html += "/>"
  }

  /// Writes a text.
  public mutating func text(_ text: String) { html += Self.escaped(text) }

  /// An id that no other element of the page has.
  public mutating func makeID() -> String {
    lastID += 1
    return "x\(lastID)"
  }

  /// Writes the head of a page, which holds nothing from outside.
  mutating func document(title: String, language: Language, style: String, _ body: (inout HTMLWriter) -> Void) {
    precondition(!style.contains("<") && !style.contains("&"), "the style sheet would have to be escaped")
    html += "<!DOCTYPE html>\n"
    element("html", ["xmlns": "http://www.w3.org/1999/xhtml", "lang": language.rawValue]) { html in
      html.element("head") { html in
        html.empty("meta", ["charset": "utf-8"])
        html.empty("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        html.empty("meta", ["name": "color-scheme", "content": "light dark"])
        html.element("title", text: title)
        html.html += "<style>" + style + "</style>"
      }
      html.element("body", [:], body)
    }
    html += "\n"
  }

  private mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    html += "<" + name
    for (name, value) in attributes { html += " " + name + "=\"" + Self.escaped(value) + "\"" }
  }

  /// A text as it stands in a document. What XML has no characters for becomes U+FFFD.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\t", "\n": escaped.unicodeScalars.append(scalar)
      case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
