import IntentJSON
import IntentModel

/// Builds frames: `length (u32) | kind (u8) | fields`, little endian. The length counts what follows it.
///
/// Several frames may be built into one buffer, so that they leave in one `write`.
package struct WireWriter {
  /// What was written.
  package private(set) var bytes: [UInt8] = []
  private var frameStart = 0

  /// Nothing written yet.
  package init() {}

  /// What most frames fit into.
  private static let capacity = 1024

  var isEmpty: Bool { bytes.isEmpty }

  mutating func beginFrame(_ kind: UInt8) {
    if bytes.isEmpty { bytes.reserveCapacity(Self.capacity) }
    frameStart = bytes.count
    bytes.append(contentsOf: [0, 0, 0, 0, kind])
  }

  mutating func endFrame() {
    let length = UInt32(bytes.count - frameStart - 4).littleEndian
    withUnsafeBytes(of: length) { raw in
      for index in 0..<4 { bytes[frameStart + index] = raw[index] }
    }
  }

  mutating func integer<Value: FixedWidthInteger>(_ value: Value) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func data(_ value: some Collection<UInt8>) {
    integer(UInt32(value.count))
    bytes.append(contentsOf: value)
  }

  mutating func text(_ value: String) {
    data(value.utf8)
  }

  mutating func json(_ value: JSONText?) {
    data(value?.bytes ?? [])
  }

  mutating func optional(_ value: String?) {
    integer(UInt8(value == nil ? 0 : 1))
    if let value { text(value) }
  }

  mutating func optional(_ value: Int64?) {
    integer(UInt8(value == nil ? 0 : 1))
    if let value { integer(value) }
  }

  /// Takes the buffer and starts an empty one.
  mutating func take() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }
}
