/// Follows the quotes of a CSV record from line to line: does it end with this one?
struct QuoteScanner: Sendable {
  private enum State {
    case fieldStart, plain, quoted
    /// Behind a quote in a quoted field: its end, or the first of two.
    case quote
  }

  private var state = State.fieldStart

  /// Takes the next line in; true: a quoted field goes on with the line after it.
  mutating func isOpen(after line: some Sequence<UInt8>) -> Bool {
    if state != .quoted { state = .fieldStart }
    for byte in line {
      switch (state, byte) {
      case (.quoted, UInt8(ascii: "\"")): state = .quote
      case (.quoted, _): break
      case (.quote, UInt8(ascii: "\"")): state = .quoted
      case (.fieldStart, UInt8(ascii: "\"")): state = .quoted
      case (_, UInt8(ascii: ",")): state = .fieldStart
      // A quote elsewhere is a mistake, which its own line is told of.
      default: state = .plain
      }
    }
    return state == .quoted
  }
}
