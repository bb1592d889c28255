/// Cuts a stream into lines of bounded length: what a line has too much is left out.
struct LineReader {
  private let limit: Int
  private var line: [UInt8] = []

  init(limit: Int) {
    self.limit = limit
  }

  /// Takes bytes, and gives each line that they end, without its line feed. Empty lines are left out.
  mutating func take(_ bytes: some Sequence<UInt8>, _ body: ([UInt8]) -> Void) {
    for byte in bytes {
      if byte == UInt8(ascii: "\n") {
        finish(body)
      } else if line.count < limit {
        line.append(byte)
      }
    }
  }

  /// Gives what came after the last line feed.
  mutating func finish(_ body: ([UInt8]) -> Void) {
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    if !line.isEmpty { body(line) }
    line.removeAll(keepingCapacity: true)
  }
}
