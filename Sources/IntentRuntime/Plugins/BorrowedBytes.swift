internal import CIntentABI

extension intent_bytes {
  /// A copy.
  var array: [UInt8] { Array(UnsafeBufferPointer(start: data, count: count)) }

  /// A copy as text; bytes that are not UTF-8 are replaced.
  var string: String { String(decoding: UnsafeBufferPointer(start: data, count: count), as: UTF8.self) }

  /// A copy of the first bytes as text, cut between characters.
  func string(atMost limit: Int) -> String {
    guard count > limit else { return string }
    var end = limit
    while end > 0, data[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: UnsafeBufferPointer(start: data, count: end), as: UTF8.self) + "..."
  }
}

/// Lends a text's bytes for the time of a call.
func withBytes<Result>(_ text: String, _ body: (intent_bytes) throws -> Result) rethrows -> Result {
  var text = text
  return try text.withUTF8 { try body(intent_bytes(data: $0.baseAddress, count: $0.count)) }
}

/// Lends bytes for the time of a call.
func withBytes<Result>(_ bytes: ArraySlice<UInt8>, _ body: (intent_bytes) throws -> Result) rethrows -> Result {
  try bytes.withUnsafeBufferPointer { try body(intent_bytes(data: $0.baseAddress, count: $0.count)) }
}

/// Gives a text to a receiver, if there is one.
func give(_ text: String, to receiver: intent_receiver?, _ argument: UnsafeMutableRawPointer?) {
  guard let receiver else { return }
  withBytes(text) { receiver(argument, $0) }
}

/// Bytes that are lent for as long as this value's owner wants, at addresses that do not move.
struct StableBytes: @unchecked Sendable {
  // Sendable although it holds a pointer: nothing writes to the bytes after init.
  let bytes: intent_bytes

  init(_ content: some Collection<UInt8>) {
    guard !content.isEmpty else {
      bytes = intent_bytes()
      return
    }
    let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: content.count)
    _ = memory.initialize(from: content)
    bytes = intent_bytes(data: memory.baseAddress, count: memory.count)
  }

  func deallocate() { bytes.data?.deallocate() }
}
