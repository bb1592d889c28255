import IntentJSON
import IntentModel

/// Reads the fields of one frame, and believes nothing: every length is checked, every value validated.
struct WireReader {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  /// - Parameter bytes: a frame without its length and kind.
  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  mutating func integer<Value: FixedWidthInteger>(_ type: Value.Type = Value.self) throws(WireError) -> Value {
    let size = MemoryLayout<Value>.size
    guard bytes.endIndex - position >= size else { throw WireError("a frame ends inside a number") }
    var value: Value = 0
    for index in (0..<size).reversed() {
      value = (size == 1 ? 0 : value << 8) | Value(truncatingIfNeeded: bytes[position + index])
    }
    position += size
    return value
  }

  mutating func data() throws(WireError) -> ArraySlice<UInt8> {
    let count = Int(try integer(UInt32.self))
    guard bytes.endIndex - position >= count else { throw WireError("a frame ends inside a field of \(count) bytes") }
    defer { position += count }
    return bytes[position..<position + count]
  }

  mutating func text() throws(WireError) -> String {
    let data = try data()
    // Nearly all are ASCII, and that is found out far sooner than what else they may be.
    if data.allSatisfy({ $0 < 0x80 }) { return String(decoding: data, as: UTF8.self) }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw WireError("a text field is not valid UTF-8")
    }
    return text
  }

  /// A JSON value, or nil for an empty field. It is copied out, so that keeping it does not keep the read buffer.
  mutating func json(limits: JSONLimits) throws(WireError) -> JSONText? {
    let data = try data()
    if data.isEmpty { return nil }
    do {
      return try JSONText(validating: ArraySlice(Array(data)), limits: limits)
    } catch {
      throw WireError("a JSON field is not JSON: \(error)")
    }
  }

  mutating func optionalText() throws(WireError) -> String? {
    try integer(UInt8.self) == 0 ? nil : try text()
  }

  mutating func optionalInteger() throws(WireError) -> Int64? {
    try integer(UInt8.self) == 0 ? nil : try integer(Int64.self)
  }

  func finish() throws(WireError) {
    guard position == bytes.endIndex else {
      throw WireError("a frame has \(bytes.endIndex - position) bytes too many")
    }
  }
}
