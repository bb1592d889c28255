import IntentModel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Shows one line of progress on standard error: drawn in its place on a terminal, and written now and then elsewhere.
struct ProgressDisplay {
  /// Between two lines where they are written one below the other, in nanoseconds.
  private static let interval: Int64 = 5_000_000_000

  private let bar = Bar(blocks: Bar.hasBlocks)
  private let clock = SystemClock()
  private var shown = ""
  private var nextLine: Int64
  private var isDrawn = false

  /// Whether standard error is a terminal that lines can be drawn on.
  static var draws: Bool {
    let terminal = Terminal.errors
    return terminal.columns != nil && terminal.hasColors
  }

  init() {
    nextLine = SystemClock().monotonic().nanoseconds + Self.interval
  }

  mutating func show(_ line: BatchProgressLine) {
    // Asked anew each time: windows change their size.
    let terminal = Terminal.errors
    if Self.draws {
      let text = line.drawn(on: terminal, bar)
      isDrawn = true
      if text != shown { Self.write("\r" + text + "\u{1B}[K") }
      shown = text
      return
    }
    let now = clock.monotonic().nanoseconds
    let text = line.plain
    guard now >= nextLine, text != shown else { return }
    shown = text
    nextLine = now + Self.interval
    ErrorOutput.line(PlainText.line(text))
  }

  /// Takes away what is drawn, so that something else can be written.
  mutating func clear() {
    if isDrawn { Self.write("\r\u{1B}[K") }
    isDrawn = false
    shown = ""
  }

  private static func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { systemWrite(2, $0.baseAddress!, $0.count) }
  }
}

/// write(2), where a method of that name hides it.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
