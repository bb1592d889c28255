#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Lines on a terminal that are written again and again in the same place, without flicker: each over what stood there.
struct RedrawnLines {
  private var drawn = 0

  /// Whether standard output is a terminal that lines can be drawn on.
  static var draws: Bool {
    let terminal = Terminal.output
    return terminal.columns != nil && terminal.hasColors
  }

  /// Writes lines over those that were written before. Each has to fit the terminal.
  mutating func show(_ lines: [String]) throws(CommandFailure) {
    var frame = drawn > 0 ? "\u{1B}[\(drawn)A\r" : ""
    // More than the terminal is high would scroll away from under the next frame.
    let shown = lines.prefix(max(1, rows - 1))
    for line in shown { frame += line + "\u{1B}[K\n" }
    frame += "\u{1B}[J"
    drawn = shown.count
    var output = LineBuffer()
    output.text(frame)
    try output.flush()
  }

  private var rows: Int {
    var size = winsize()
    return ioctl(1, UInt(TIOCGWINSZ), &size) == 0 && size.ws_row > 0 ? Int(size.ws_row) : 24
  }
}
