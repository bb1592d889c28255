#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What is known about where output goes.
struct Terminal: Sendable {
  /// Columns to fit into; nil: no terminal, so nothing is cut off.
  var columns: Int?
  /// Whether colours are wanted: only on a terminal, and not under NO_COLOR or TERM=dumb.
  var hasColors: Bool

  /// Standard output.
  static var output: Terminal { Terminal(descriptor: 1) }
  /// Standard error.
  static var errors: Terminal { Terminal(descriptor: 2) }

  init(columns: Int?, hasColors: Bool) {
    self.columns = columns
    self.hasColors = hasColors
  }

  init(descriptor: Int32) {
    guard isatty(descriptor) == 1 else {
      self.init(columns: nil, hasColors: false)
      return
    }
    var size = winsize()
    let isKnown = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    // https://no-color.org: present and not empty, whatever its value.
    let isPlain = Variables["NO_COLOR"] != nil || Variables["TERM"] == "dumb"
    self.init(columns: isKnown ? Int(size.ws_col) : 80, hasColors: !isPlain)
  }

  /// The text in a colour, where colours are wanted.
  func paint(_ text: String, _ color: Color?) -> String {
    guard hasColors, let color else { return text }
    return "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m"
  }

  /// Colours that every terminal has, by their SGR code.
  enum Color: Int, Sendable {
    case bold = 1
    case dim = 2
    case red = 31
    case green = 32
    case yellow = 33
    case blue = 34
    case cyan = 36
  }
}
