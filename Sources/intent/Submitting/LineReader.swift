#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Reads lines from a descriptor as they come, in memory that does not grow with their number.
struct LineReader {
  /// What comes next.
  enum Next {
    case line([UInt8])
    /// A line longer than the limit; its bytes are gone.
    case tooLong
    case end
  }

  private let descriptor: Int32
  private let name: String
  private let limit: Int
  private var buffer: [UInt8] = []
  private var start = 0
  private var searched = 0
  private var isAtEnd = false
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)

  init(descriptor: Int32, name: String, limit: Int) {
    self.descriptor = descriptor
    self.name = name
    self.limit = limit
  }

  /// The next line, without its line feed. Waits for it.
  mutating func next() throws(CommandFailure) -> Next {
    var isTooLong = false
    while true {
      if let end = endOfLine() {
        defer { start = end + 1 }
        if isTooLong || end - start > limit { return .tooLong }
        return .line(Array(buffer[start..<end]))
      }
      if isAtEnd {
        guard start < buffer.count || isTooLong else { return .end }
        defer { start = buffer.count }
        return isTooLong || buffer.count - start > limit ? .tooLong : .line(Array(buffer[start...]))
      }
      if buffer.count - start > limit {
        isTooLong = true
        start = buffer.count
      }
      try fill()
    }
  }

  /// Whether a line, or the end, can be had without waiting.
  var isReady: Bool {
    mutating get {
      if isAtEnd || endOfLine() != nil { return true }
      var source = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      return poll(&source, 1, 0) > 0
    }
  }

  private mutating func endOfLine() -> Int? {
    searched = max(searched, start)
    let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n"))
    searched = end ?? buffer.count
    return end
  }

  private mutating func fill() throws(CommandFailure) {
    buffer.removeFirst(start)
    searched -= start
    start = 0
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count > 0 { return buffer.append(contentsOf: chunk[..<count]) }
      if count == 0 {
        isAtEnd = true
        return
      }
      if errno != EINTR { throw CommandFailure(SystemError("cannot read \(name)")) }
    }
  }
}
