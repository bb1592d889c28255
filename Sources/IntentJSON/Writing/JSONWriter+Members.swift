extension JSONWriter {
  /// Writes a member.
  @inlinable
  public mutating func member(_ name: String, _ value: some JSONWritable) {
    self.name(name)
    self.value(value)
  }

  /// Writes a member as it was written elsewhere: name and value byte for byte.
  public mutating func member(_ member: JSONMember) {
    rawName(member.rawName)
    raw(member.value.bytes)
  }

  /// Writes a member unless its value is nil. (``member(_:_:)`` writes nil as `null`.)
  @inlinable
  public mutating func memberIfPresent(_ name: String, _ value: (some JSONWritable)?) {
    if let value { member(name, value) }
  }

  /// Writes a member whose value is `null`.
  public mutating func null(_ name: String) {
    self.name(name)
    null()
  }

  /// Writes `null` as the outermost value, an element, or after ``name(_:)``.
  public mutating func null() {
    raw("null".utf8)
  }

  /// Writes an element of an array. Same as ``value(_:)``.
  @inlinable
  public mutating func element(_ value: some JSONWritable) {
    self.value(value)
  }

  /// Writes an object with the members that `body` writes.
  @inlinable
  public mutating func object<Failure: Error>(_ body: (inout JSONWriter) throws(Failure) -> Void) throws(Failure) {
    beginObject()
    try body(&self)
    endObject()
  }

  /// Writes a member that is an object with the members that `body` writes.
  @inlinable
  public mutating func object<Failure: Error>(
    _ name: String, _ body: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    self.name(name)
    try object(body)
  }

  /// Writes an array with the elements that `body` writes.
  @inlinable
  public mutating func array<Failure: Error>(_ body: (inout JSONWriter) throws(Failure) -> Void) throws(Failure) {
    beginArray()
    try body(&self)
    endArray()
  }

  /// Writes a member that is an array with the elements that `body` writes.
  @inlinable
  public mutating func array<Failure: Error>(
    _ name: String, _ body: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    self.name(name)
    try array(body)
  }
}
