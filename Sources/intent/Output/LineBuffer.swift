import IntentJSON

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Standard output, gathered into large writes.
///
/// A reader that went away (`intent list | head`) ends the program quietly, as it does for any filter: SIGPIPE is left
/// at its default where a command only prints. Any other failure is told: what was printed may not have arrived.
struct LineBuffer {
  private var waiting: [UInt8] = []
  private let descriptor: Int32
  private let name: String

  private static let chunk = 1 << 16

  /// - Parameter name: What messages call it.
  init(descriptor: Int32 = 1, name: String = "standard output") {
    self.descriptor = descriptor
    self.name = name
  }

  /// Whether there is enough for a large write.
  var isFull: Bool { waiting.count >= Self.chunk }

  /// Appends a text as it is.
  mutating func text(_ text: String) {
    waiting.append(contentsOf: text.utf8)
  }

  /// Appends a line.
  mutating func line(_ text: String = "") throws(CommandFailure) {
    waiting.append(contentsOf: text.utf8)
    waiting.append(UInt8(ascii: "\n"))
    if waiting.count >= Self.chunk { try flush() }
  }

  /// Appends text as it is, without a line feed.
  mutating func raw(_ text: String) throws(CommandFailure) {
    waiting.append(contentsOf: text.utf8)
    if waiting.count >= Self.chunk { try flush() }
  }

  /// Appends bytes as they are, and a line feed.
  mutating func line(bytes: some Collection<UInt8>) throws(CommandFailure) {
    waiting.append(contentsOf: bytes)
    waiting.append(UInt8(ascii: "\n"))
    if waiting.count >= Self.chunk { try flush() }
  }

  /// Appends a value as one line of JSON.
  mutating func json(_ value: some JSONWritable) throws(CommandFailure) {
    var writer = JSONWriter()
    writer.value(value)
    try line(bytes: writer.finish())
  }

  /// Appends an object as one line of JSON.
  mutating func object(_ body: (inout JSONWriter) -> Void) throws(CommandFailure) {
    var writer = JSONWriter()
    writer.object(body)
    try line(bytes: writer.finish())
  }

  /// Writes what was gathered. To be called at the end, and before waiting for anything.
  mutating func flush() throws(CommandFailure) {
    defer { waiting.removeAll(keepingCapacity: true) }
    var start = 0
    while start < waiting.count {
      let count = waiting.withUnsafeBytes { write(descriptor, $0.baseAddress! + start, $0.count - start) }
      if count >= 0 {
        start += count
      } else if errno == EPIPE {
        throw .silent(.io)
      } else if errno != EINTR {
        throw CommandFailure(.io, "cannot write to \(name): \(SystemError.text(errno))")
      }
    }
  }
}
