import IntentCore
import IntentJSON
import IntentModel

/// A registry's text, with entries put in and taken out: everything else stays byte for byte as somebody laid it out.
struct RegistryText {
  /// One entry, and where it is.
  private struct Place {
    var key: String
    /// From the quote that its key begins with to the end of its value.
    var range: Range<Int>
    var domain: Substring { key.prefix { $0 != "." } }
  }

  private let bytes: [UInt8]
  /// The object `intents`.
  private let intents: ArraySlice<UInt8>
  private let places: [Place]

  /// - Parameter bytes: A registry that was read without a problem.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let value = JSONText(unchecked: bytes[...])["intents"] ?? .emptyObject
    intents = value.bytes
    places = value.members.map { member in
      Place(key: member.name, range: member.rawName.startIndex..<member.value.bytes.endIndex)
    }
  }

  /// The text with one more entry: among those of its domain, in alphabetical order, and laid out as its neighbour is.
  func inserting(_ entry: NewEntry) -> [UInt8] {
    let domain = Substring(entry.key.domain)
    let next = places.firstIndex { $0.domain == domain && $0.key > entry.key.text }
    // What comes first in the file may be out of order (the runtime's own); after the last smaller one is right still.
    if next == nil,
      let previous = places.lastIndex(where: { $0.domain == domain })
        ?? places.lastIndex(where: { $0.domain < domain })
    {
      let place = places[previous]
      return spliced(at: place.range.upperBound, "," + gap(before: previous) + text(entry, like: place))
    }
    let index = next ?? 0
    guard index < places.count else { return first(entry) }
    let place = places[index]
    return spliced(at: place.range.lowerBound, text(entry, like: place) + "," + gap(before: index))
  }

  /// The text without an entry; nil: it has none of that key.
  func removing(_ key: IntentKey) -> [UInt8]? {
    guard let index = places.firstIndex(where: { $0.key == key.text }) else { return nil }
    var range = places[index].range
    if index > 0 {
      range = places[index - 1].range.upperBound..<range.upperBound
    } else if places.count > 1 {
      range = range.lowerBound..<places[1].range.lowerBound
    } else {
      range = intents.startIndex + 1..<intents.endIndex - 1
    }
    return Array(bytes[..<range.lowerBound]) + bytes[range.upperBound...]
  }

  /// The white space before an entry: what divides it from the one before.
  private func gap(before index: Int) -> String {
    let end = places[index].range.lowerBound
    let isSpace: (UInt8) -> Bool = { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    let start = bytes[..<end].lastIndex { !isSpace($0) }.map { $0 + 1 } ?? 0
    return start == end ? " " : String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private func text(_ entry: NewEntry, like neighbour: Place) -> String {
    let lines = bytes[neighbour.range]
    guard lines.contains(UInt8(ascii: "\n")) else { return entry.line }
    return entry.lines(indentedBy: indent(at: neighbour.range.lowerBound), step: step)
  }

  /// The first entry of all.
  private func first(_ entry: NewEntry) -> [UInt8] {
    let outer = indent(at: intents.startIndex)
    let inner = outer + step
    let text = "{\n\(inner)\(entry.lines(indentedBy: inner, step: step))\n\(outer)}"
    return Array(bytes[..<intents.startIndex]) + Array(text.utf8) + bytes[intents.endIndex...]
  }

  private var step: String { "  " }

  /// The white space that a line begins with.
  private func indent(at index: Int) -> String {
    let start = bytes[..<index].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return String(decoding: bytes[start..<index].prefix { $0 == 0x20 || $0 == 0x09 }, as: UTF8.self)
  }

  private func spliced(at index: Int, _ text: String) -> [UInt8] {
    Array(bytes[..<index]) + Array(text.utf8) + bytes[index...]
  }
}
