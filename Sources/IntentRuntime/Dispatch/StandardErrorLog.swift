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
/// characters in a message are escaped: a handler cannot forge a line.
public struct StandardErrorLog: LogSink {
  public var level: LogLevel
  private let clock: any RuntimeClock

  public init(level: LogLevel, clock: any RuntimeClock) {
    self.level = level
    self.clock = clock
  }

  public func write(_ level: LogLevel, _ line: String) {
    var text = "\(clock.now().rfc3339) \(level.name) "
    for scalar in line.unicodeScalars {
      if scalar.value < 0x20 || scalar.value == 0x7f {
        text += scalar == "\n" ? "\\n" : scalar == "\t" ? "\\t" : "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    text += "\n"
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Self.writeAll($0) }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
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
