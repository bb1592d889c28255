/// Builds the bytes of one JSON value, commas included.
///
/// ```swift
/// var writer = JSONWriter()
/// writer.beginObject()
/// writer.member("id", "late-7")
/// writer.member("intent_params", params)  // a JSONText goes in byte for byte
/// writer.endObject()
/// let bytes = writer.finish()
/// ```
/// Nothing is checked that costs: names are not compared, and a value where a name should be is written as told. What
/// is left open at the end traps.
public struct JSONWriter: Sendable {
  /// What has been written so far.
  public private(set) var bytes: [UInt8] = []
  private var depth = 0
  private var needsComma = false

  /// A writer with room for so many bytes before it has to grow.
  public init(capacity: Int = 512) {
    bytes.reserveCapacity(capacity)
  }

  /// Opens an object: as the outermost value, as an element, or after ``name(_:)``.
  public mutating func beginObject() { open(UInt8(ascii: "{")) }

  /// Closes the object opened last.
  public mutating func endObject() { close(UInt8(ascii: "}")) }

  /// Opens an array: as the outermost value, as an element, or after ``name(_:)``.
  public mutating func beginArray() { open(UInt8(ascii: "[")) }

  /// Closes the array opened last.
  public mutating func endArray() { close(UInt8(ascii: "]")) }

  /// Writes the name of the next member.
  public mutating func name(_ name: String) {
    separate()
    JSONEscape.append(name, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes the name of the next member as it was written elsewhere, quotes and escapes included.
  public mutating func rawName(_ rawName: ArraySlice<UInt8>) {
    separate()
    bytes.append(contentsOf: rawName)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes a value: the outermost one, an element, or after ``name(_:)``.
  @inlinable
  public mutating func value(_ value: some JSONWritable) {
    value.write(to: &self)
  }

  /// Writes the bytes of one JSON value as they are.
  public mutating func raw(_ value: some Collection<UInt8>) {
    separate()
    bytes.append(contentsOf: value)
    needsComma = true
  }

  /// Writes a time as RFC 3339 in UTC: its milliseconds since 1970, within the years 1 to 9999.
  package mutating func time(_ milliseconds: Int64) {
    separate()
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: RFC3339.length + 2) { buffer in
      let text = UnsafeMutableBufferPointer(rebasing: buffer[1...])
      let end = RFC3339.write(milliseconds, separated: true, to: text)
      buffer[0] = UInt8(ascii: "\"")
      text[end] = UInt8(ascii: "\"")
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[..<(end + 2)]))
    }
    needsComma = true
  }

  /// Writes a string with its quotes.
  mutating func string(_ string: String) {
    separate()
    JSONEscape.append(string, to: &bytes)
    needsComma = true
  }

  /// The bytes, once everything that was opened is closed.
  public consuming func finish() -> [UInt8] {
    checkComplete()
    return bytes
  }

  /// The value, once everything that was opened is closed.
  public var text: JSONText {
    checkComplete()
    return JSONText(unchecked: bytes[...])
  }

  private func checkComplete() {
    precondition(depth == 0 && !bytes.isEmpty, "the JSON is not complete: \(depth) containers are open")
  }

  private mutating func open(_ byte: UInt8) {
    separate()
    bytes.append(byte)
    depth += 1
    needsComma = false
  }

  private mutating func close(_ byte: UInt8) {
    precondition(depth > 0, "no container is open")
    bytes.append(byte)
    depth -= 1
    needsComma = true
  }

  @inline(__always)
  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }
}
