/// Finds the members of an object by key.
///
/// A type asks for its members mostly in the order in which they were written, and up to three times for the same one.
/// So the search goes on from where the last one ended, and the last answer is remembered.
final class MemberTable {
  let members: [JSONMember]
  private let convertsNames: Bool
  private var lastKey: String?
  private var lastName = ""
  private var lastIndex: Int?
  private var start = 0

  init(_ object: JSONText, convertsNames: Bool) {
    members = Array(object.members)
    self.convertsNames = convertsNames
  }

  /// The value of a key's member, or nil.
  func value(_ key: some CodingKey) -> JSONText? {
    search(key)
    return lastIndex.map { members[$0].value }
  }

  /// The key's name on the wire.
  func name(_ key: some CodingKey) -> String {
    search(key)
    return lastName
  }

  private func search(_ key: some CodingKey) {
    let string = key.stringValue
    // Byte by byte, as everywhere: two spellings of é are two names.
    if let lastKey, lastKey.utf8.elementsEqual(string.utf8) { return }
    lastKey = string
    lastName = convertsNames ? WireName.of(string) : string
    lastIndex = index(of: lastName)
    if let lastIndex { start = lastIndex + 1 }
  }

  private func index(of name: String) -> Int? {
    for index in start..<members.count where members[index].isNamed(name) { return index }
    for index in 0..<start where members[index].isNamed(name) { return index }
    return nil
  }
}
