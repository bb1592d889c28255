#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A whole terminal, drawn anew frame by frame without flicker: each frame is one write that goes over the last one line
/// by line, and clears only what is left of it.
///
/// It uses the alternate screen, so that what was there before comes back at the end.
struct Screen {
  /// nil: standard output is no terminal, or one that can do nothing of the sort.
  init?() {
    guard isatty(1) == 1, let term = Variables["TERM"], term != "dumb" else { return nil }
  }

  /// What to fit lines to. The last column stays free: a cursor that stands on it would clear it.
  var terminal: Terminal {
    var terminal = Terminal.output
    terminal.columns = terminal.columns.map { max(1, $0 - 1) }
    return terminal
  }

  /// Changes to a screen of our own, without a cursor.
  func enter() throws(CommandFailure) { try write("\u{1B}[?1049h\u{1B}[?25l\u{1B}[H\u{1B}[2J") }

  /// Gives the terminal back as it was.
  func leave() throws(CommandFailure) { try write("\u{1B}[?25h\u{1B}[?1049l") }

  /// Shows lines from the top. What does not fit the window's height is counted in its last line.
  func show(_ lines: [String]) throws(CommandFailure) {
    let rows = Self.rows
    var lines = lines
    if lines.count > rows {
      let hidden = lines.count - rows + 1
      lines = lines.prefix(rows - 1) + ["… \(hidden) more line\(hidden == 1 ? "" : "s"): make the window taller"]
    }
    // Nothing may scroll: no line feed after the last line, and none wraps.
    var frame = "\u{1B}[?7l\u{1B}[H"
    for (index, line) in lines.enumerated() { frame += line + "\u{1B}[K" + (index < lines.count - 1 ? "\r\n" : "") }
    try write(frame + "\u{1B}[J\u{1B}[?7h")
  }

  /// The window's height now.
  private static var rows: Int {
    var size = winsize()
    return ioctl(1, UInt(TIOCGWINSZ), &size) == 0 && size.ws_row > 1 ? Int(size.ws_row) : 24
  }

  private func write(_ text: String) throws(CommandFailure) {
    var buffer = LineBuffer()
    try buffer.raw(text)
    try buffer.flush()
  }
}
