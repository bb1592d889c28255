internal import IntentJSON

/// The members of a message or of a part of one: what they have to be, and words for what they are not.
struct MessageMembers {
  private let json: JSONText
  /// What they are members of, for errors: `the message`.
  private let owner: String

  /// Takes an object that has no members but these.
  init(_ json: JSONText, _ owner: String, known: [String]) throws(MessageError) {
    guard json.kind == .object else {
      throw .invalid("\(owner) is \(json.kind.rawValue), where an object is expected")
    }
    for member in json.members where !known.contains(member.name) {
      throw .invalid("\(owner) has an unknown member \"\(member.name)\"; known are \(known.joined(separator: ", "))")
    }
    self.json = json
    self.owner = owner
  }

  /// Any text that is not empty.
  func text(_ name: String, maximum: Int) throws(MessageError) -> String {
    let text = try string(name)
    guard !text.isEmpty else { throw .invalid("\(owner)'s \(name) is empty") }
    guard !text.utf8.contains(0) else { throw .invalid("\(owner)'s \(name) contains a NUL character") }
    guard text.utf8.count <= maximum else { throw .invalid("\(owner)'s \(name) is longer than \(maximum) bytes") }
    return text
  }

  /// A string, which may be empty.
  func string(_ name: String) throws(MessageError) -> String {
    guard let value = json[name], !value.isNull else { throw .invalid("\(owner) has no \(name)") }
    guard let text = value.string else {
      throw .invalid("\(owner)'s \(name) is \(value.kind.rawValue), where a string is expected")
    }
    return text
  }

  /// One line that is not empty.
  func requiredLine(_ name: String, maximum: Int) throws(MessageError) -> String {
    let text = try text(name, maximum: maximum)
    // C0 and C1 control characters, DEL, and the two separators that some programs take for line breaks.
    for scalar in text.unicodeScalars
    where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028
      || scalar.value == 0x2029
    {
      throw .invalid("\(owner)'s \(name) contains a line break or another control character")
    }
    return text
  }

  /// One line; an empty one counts as none.
  func line(_ name: String, maximum: Int) throws(MessageError) -> String? {
    guard let value = json[name], !value.isNull, value.string != "" else { return nil }
    return try requiredLine(name, maximum: maximum)
  }
}
