#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Lines on standard error, each in one write, so that those of several processes do not mix.
enum ErrorOutput {
  /// Writes `intent: message`. A failure to write goes unsaid: there is nowhere left to say it.
  static func say(_ message: String) {
    line("intent: " + PlainText.line(message))
  }

  /// Writes a line as it is.
  static func line(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    bytes.withUnsafeBytes { bytes in
      var start = 0
      while start < bytes.count {
        let count = write(2, bytes.baseAddress! + start, bytes.count - start)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        start += count
      }
    }
  }
}
