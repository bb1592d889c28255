public import IntentJSON

/// The values of a job's parameters that are not to be kept, taken out of whatever else is said of the job: errors,
/// results, progress, lines of log.
///
/// A value is found wherever its text stands, or its JSON, if it has four characters or more; a shorter one where it
/// stands as a word; one of a single character, `true`, `false` and `null` are no secrets. What somebody wrote in
/// another form (in base64, in pieces) is not found.
public struct Secrets: Sendable {
  /// By their first four bytes (fewer for shorter ones), longest first.
  private let values: [UInt32: [[UInt8]]]

  /// Whether there are none.
  public var isEmpty: Bool { values.isEmpty }

  /// The values to which paths lead in `intent_params`, and everything below them.
  public init(_ params: JSONText, _ paths: [ParameterPath]) {
    var found: Set<[UInt8]> = []
    for path in paths { path.forEachValue(in: params) { Self.gather($0, &found) } }
    var values: [UInt32: [[UInt8]]] = [:]
    for value in found.sorted(by: { $0.count > $1.count }) { values[Self.head(value[...]), default: []].append(value) }
    self.values = values
  }

  private static func gather(_ value: JSONText, _ found: inout Set<[UInt8]>) {
    switch value.kind {
    case .object: for member in value.members { gather(member.value, &found) }
    case .array: for element in value.elements { gather(element, &found) }
    case .number: insert(Array(value.bytes), &found)
    case .string:
      let text = value.string ?? ""
      insert(Array(text.utf8), &found)
      // As it is written in JSON, and as an error shows it that quotes its beginning only.
      insert(Array(value.bytes.dropFirst().dropLast()), &found)
      if text.count > Self.shownCharacters { insert(Array(text.prefix(Self.shownCharacters).utf8), &found) }
    case .bool, .null: break
    }
  }

  private static func insert(_ value: [UInt8], _ found: inout Set<[UInt8]>) {
    if value.count > 1 { found.insert(value) }
  }

  /// So many characters of a string an error quotes.
  private static let shownCharacters = 40

  /// The first bytes as a number; that of a value with fewer than four has zeros at its end, which no text has there.
  private static func head(_ bytes: ArraySlice<UInt8>, _ count: Int = 4) -> UInt32 {
    var head: UInt32 = 0
    for index in 0..<4 {
      let byte = index < count && index < bytes.count ? bytes[bytes.startIndex + index] : 0
      head = head << 8 | UInt32(byte)
    }
    return head
  }

  /// The text without them.
  public func removed(from text: String) -> String {
    if isEmpty { return text }
    let bytes = Array(text.utf8)
    var clean: [UInt8] = []
    var plainStart = 0
    var index = 0
    while index < bytes.count {
      guard let length = match(in: bytes, at: index) else {
        index += 1
        continue
      }
      clean += bytes[plainStart..<index]
      clean += ParameterPath.replacement.utf8
      index += length
      plainStart = index
    }
    if plainStart == 0 { return text }
    return String(decoding: clean + bytes[plainStart...], as: UTF8.self)
  }

  /// The length of the value that stands there; nil: none does.
  private func match(in bytes: [UInt8], at start: Int) -> Int? {
    let rest = bytes[start...]
    for count in [4, 3, 2] where count <= rest.count {
      for value in values[Self.head(rest, count)] ?? [] where value.count == count || count == 4 {
        guard rest.count >= value.count, rest.prefix(value.count).elementsEqual(value) else { continue }
        if value.count >= 4 || isWord(bytes, start, value.count) { return value.count }
      }
    }
    return nil
  }

  private func isWord(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Bool {
    let isInside: (UInt8) -> Bool = { byte in
      byte >= 0x80 || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
    let end = start + count
    return !(start > 0 && isInside(bytes[start - 1])) && !(end < bytes.count && isInside(bytes[end]))
  }

  /// The value without them: in strings, as whole numbers, and in the names of members. The rest stays byte for byte.
  public func removed(from value: JSONText) -> JSONText {
    if isEmpty { return value }
    switch value.kind {
    case .object: return removed(fromObject: value)
    case .array:
      var isChanged = false
      var writer = JSONWriter(capacity: value.bytes.count)
      writer.array { writer in
        for element in value.elements {
          let clean = removed(from: element)
          isChanged = isChanged || clean != element
          writer.element(clean)
        }
      }
      return isChanged ? writer.text : value
    case .string:
      let text = value.string ?? ""
      let clean = removed(from: text)
      return clean == text ? value : Self.json(clean)
    case .number:
      return removed(from: value.text) == ParameterPath.replacement ? Self.json(ParameterPath.replacement) : value
    case .bool, .null: return value
    }
  }

  private func removed(fromObject value: JSONText) -> JSONText {
    var isChanged = false
    var renamed = 0
    var writer = JSONWriter(capacity: value.bytes.count)
    writer.object { writer in
      for member in value.members {
        let name = removed(from: member.name)
        if name == member.name {
          writer.rawName(member.rawName)
        } else {
          // Two of them must not become one name.
          renamed += 1
          writer.name("\(name)#\(renamed)")
        }
        let clean = removed(from: member.value)
        isChanged = isChanged || renamed > 0 || clean != member.value
        writer.value(clean)
      }
    }
    return isChanged ? writer.text : value
  }

  private static func json(_ text: String) -> JSONText {
    var writer = JSONWriter(capacity: 64)
    writer.value(text)
    return writer.text
  }
}

extension ParameterPath {
  /// Calls `body` with each value that the path leads to.
  func forEachValue(in params: JSONText, _ body: (JSONText) -> Void) { Self.forEachValue(params, names[...], body) }

  private static func forEachValue(_ value: JSONText, _ names: ArraySlice<String>, _ body: (JSONText) -> Void) {
    guard let name = names.first else { return body(value) }
    switch value.kind {
    case .object: if let part = value[name] { forEachValue(part, names.dropFirst(), body) }
    case .array: for element in value.elements { forEachValue(element, names, body) }
    default: break
    }
  }
}
