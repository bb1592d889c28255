extension ValueEncoder: SingleValueEncodingContainer {
  func encodeNil() throws { set(Array("null".utf8)) }
  func encode(_ value: Bool) throws { set(Array((value ? "true" : "false").utf8)) }
  func encode(_ value: String) throws { set(Self.string(value)) }
  func encode(_ value: Double) throws { set(Array(try Self.digits(of: value, at: place))) }
  func encode(_ value: Float) throws { set(Array(try Self.digits(of: value, at: place))) }
  func encode(_ value: Int) throws { set(Array(value.description.utf8)) }
  func encode(_ value: Int8) throws { set(Array(value.description.utf8)) }
  func encode(_ value: Int16) throws { set(Array(value.description.utf8)) }
  func encode(_ value: Int32) throws { set(Array(value.description.utf8)) }
  func encode(_ value: Int64) throws { set(Array(value.description.utf8)) }
  func encode(_ value: Int128) throws { set(Array(value.description.utf8)) }
  func encode(_ value: UInt) throws { set(Array(value.description.utf8)) }
  func encode(_ value: UInt8) throws { set(Array(value.description.utf8)) }
  func encode(_ value: UInt16) throws { set(Array(value.description.utf8)) }
  func encode(_ value: UInt32) throws { set(Array(value.description.utf8)) }
  func encode(_ value: UInt64) throws { set(Array(value.description.utf8)) }
  func encode(_ value: UInt128) throws { set(Array(value.description.utf8)) }
  func encode(_ value: some Encodable) throws { set(try Self.bytes(of: value, at: place)) }
}
