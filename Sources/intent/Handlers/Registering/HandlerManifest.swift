#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The table of handlers at the top of `Package.swift`, as text: it is read and edited without running the manifest, and
/// what is not a row stays byte for byte as it is.
struct HandlerManifest: Sendable {
  /// The line that the table begins with.
  static let opening = "let handlers: [Handler] = ["
  private static let largest = 4 << 20

  let path: String
  let text: String
  /// In the order of the file.
  let rows: [ManifestRow]
  /// Where the table's closing bracket is.
  private let end: String.Index

  /// Reads the table; nil: there is no such file, or it has none.
  init?(at path: String) throws(CommandFailure) {
    guard access(path, F_OK) == 0 else { return nil }
    let bytes = try TextFile.read(path, limit: Self.largest)
    guard bytes.utf8Text != nil else { throw CommandFailure(.configuration, "\(path) is not UTF-8: save it as such") }
    try self.init(String(decoding: bytes, as: UTF8.self), at: path)
  }

  /// Reads the table in a manifest's text; nil: it has none.
  init?(_ text: String, at path: String) throws(CommandFailure) {
    guard let start = text.firstRange(of: "\n" + Self.opening)?.upperBound else { return nil }
    guard let end = text[start...].firstRange(of: "\n]")?.lowerBound else {
      throw CommandFailure(
        .configuration, "\(path): the table \"\(Self.opening)\" has no end: close it with ] on a line of its own")
    }
    self.path = path
    self.text = text
    // The closing bracket begins a line.
    self.end = text.index(after: end)
    rows = try ManifestRow.all(in: text, start..<self.end, of: path)
  }

  /// The row of a domain's file.
  func row(_ domain: String, _ name: String) -> ManifestRow? {
    rows.first { $0.domain == domain && $0.name == name }
  }

  /// The text with one more row, in its alphabetical place.
  func inserting(_ row: String, _ domain: String, _ name: String) -> String {
    let next = rows.first { (domain, name) < ($0.domain, $0.name) }
    var text = text
    text.insert(contentsOf: row + "\n", at: next?.lines.lowerBound ?? end)
    return text
  }

  /// The text without a row.
  func removing(_ row: ManifestRow) -> String {
    var text = text
    text.removeSubrange(row.lines)
    return text
  }

  /// Whether the manifest speaks of a target of this name already, in its table or elsewhere.
  func names(_ target: String) -> Bool {
    rows.contains { $0.library == target } || text.contains("\"\(target)\"")
  }
}

extension [UInt8] {
  /// The text, if it is one.
  fileprivate var utf8Text: String? { String(validating: self, as: UTF8.self) }
}
