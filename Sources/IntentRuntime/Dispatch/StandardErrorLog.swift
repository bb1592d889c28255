// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is public here is documented by the protocol that asks for it.

public import IntentModel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Lines on standard error: `2026-11-21T00:23:13.123Z info recovered 2 interrupted job(s)`.
///
/// Each line leaves in one `write`, so that those of several processes do not mix. Line feeds and other control
/// characters in a message are escaped, and so is what turns the direction of writing: a handler, or the name of a
/// dropped file, can neither forge a line nor command a terminal.
public struct StandardErrorLog: LogSink {
  public var level: LogLevel
  /// Whether something is drawn on the line that the cursor is on, which a line of log takes the place of.
  public var clearsLine = false
  private let clock: any RuntimeClock

  public init(level: LogLevel, clock: any RuntimeClock) {
    self.level = level
    self.clock = clock
  }

  public func write(_ level: LogLevel, _ line: String) {
    let line = Self.text(level, line, at: clock.now())
    var bytes = Array((clearsLine ? "\r\u{1B}[K" + line : line).utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Self.writeAll($0) }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }

  /// The line as it is written, whatever is in it.
  static func text(_ level: LogLevel, _ line: String, at time: Timestamp) -> String {
    var text = "\(time.rfc3339) \(level.name) "
    for scalar in line.unicodeScalars {
      if isHarmful(scalar) {
        text += scalar == "\n" ? "\\n" : scalar == "\t" ? "\\t" : "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text + "\n"
  }

  /// Control characters (C0, DEL, C1), line and paragraph separators, and those that turn the direction.
  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func writeAll(_ bytes: UnsafeRawBufferPointer) -> Int {
    while true {
      #if canImport(Darwin)
        let count = Darwin.write(2, bytes.baseAddress, bytes.count)
      #else
        let count = Glibc.write(2, bytes.baseAddress, bytes.count)
      #endif
      if count >= 0 || errno != EINTR { return count }
    }
  }
}
