import IntentJSON

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Shows how far a single run is: on a terminal only, where it does not get in anybody's way.
enum ProgressLine {
  /// Shows one report; it stays until the next line.
  static func shown(_ progress: JSONText) {
    guard isatty(2) == 1 else { return }
    let done = progress["done"]?.integer ?? 0
    let total = progress["total"]?.integer ?? 0
    let note = progress["note"]?.string.map { " " + PlainText.line($0) } ?? ""
    let text = total > 0 ? "\(done) of \(total) (\(done * 100 / total) %)\(note)" : "\(done)\(note)"
    // Rewritten in place, and gone with the next line of output.
    let bytes = Array("\r\u{1B}[K\(text)\r".utf8)
    _ = bytes.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
  }
}
