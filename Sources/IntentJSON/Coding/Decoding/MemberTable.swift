/// Finds the members of an object by key.
///
/// A type asks for its members mostly in the order in which they were written, and up to three times for the same one.
/// So the search goes on from where the last one ended, and the last answer is remembered.
final class MemberTable {
  let decoder: ValueDecoder
  let container: CodingPlace.Container
  let convertsNames: Bool
  private let spans: [JSONMemberSpan]
  private var lastKey: String?
  private var lastName = ""
  private var lastIndex: Int?
  private var start = 0

  init(_ decoder: ValueDecoder, convertsNames: Bool) {
    self.decoder = decoder
    self.convertsNames = convertsNames
    container = CodingPlace.Container(decoder.place)
    spans = decoder.text.bytes.withUnsafeBufferPointer { buffer in
      let walker = JSONWalker(buffer)
      var position = 1
      var spans: [JSONMemberSpan] = []
      spans.reserveCapacity(8)
      while let span = walker.nextMember(&position) { spans.append(span) }
      return spans
    }
  }

  /// The names of all members, decoded.
  var names: [String] { spans.map { JSONString.decode(decoder.text.bytes.part($0.name)) } }

  /// The value of a key's member, or nil.
  func value(_ key: some CodingKey) -> JSONText? {
    search(key)
    guard let lastIndex else { return nil }
    return JSONText(unchecked: decoder.text.bytes.part(spans[lastIndex].value))
  }

  /// Whether a key has a member.
  func contains(_ key: some CodingKey) -> Bool {
    search(key)
    return lastIndex != nil
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
    var name = name
    return name.withUTF8 { name in
      decoder.text.bytes.withUnsafeBufferPointer { bytes in
        for offset in spans.indices {
          let index = start + offset < spans.count ? start + offset : start + offset - spans.count
          if JSONString.isEqual(UnsafeBufferPointer(rebasing: bytes[spans[index].name]), to: name) { return index }
        }
        return nil
      }
    }
  }
}
