public import CIntentABI

extension intent_bytes {
  /// Whether there is nothing.
  public var isEmpty: Bool { count == 0 }

  /// The bytes in place: valid only while the call that passed them runs.
  public var buffer: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: data, count: data == nil ? 0 : count) }

  /// A copy of the bytes.
  public var array: [UInt8] { Array(buffer) }

  /// A copy of the bytes as text. What is not UTF-8 becomes U+FFFD.
  public var string: String { String(decoding: buffer, as: UTF8.self) }
}

extension String {
  /// Calls `body` with the string's bytes, which are valid during the call.
  public func withIntentBytes<Result>(_ body: (intent_bytes) -> Result) -> Result {
    var copy = self
    return copy.withUTF8 { body(intent_bytes(data: $0.baseAddress, count: $0.count)) }
  }
}
