extension JSONText {
  /// The object without the members of these names, and with what `add` writes at its end.
  ///
  /// The members that stay keep their order, and their names and values byte for byte; the whitespace between them
  /// goes. A value that is no object counts as an empty one.
  public func rewritingObject<Failure: Error>(
    dropping names: [String], adding add: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) -> JSONText {
    var writer = JSONWriter(capacity: bytes.count + 512)
    writer.beginObject()
    writer.members(of: self, except: names)
    try add(&writer)
    writer.endObject()
    return writer.text
  }

  /// The object without the members of these names; see ``rewritingObject(dropping:adding:)``.
  public func rewritingObject(dropping names: [String]) -> JSONText {
    rewritingObject(dropping: names) { _ in }
  }
}

extension JSONWriter {
  /// Writes the members of an object into the one that is open, byte for byte and in their order, except those of
  /// these names.
  public mutating func members(of object: JSONText, except names: [String] = []) {
    for member in object.members where !names.contains(where: member.isNamed) { self.member(member) }
  }
}
