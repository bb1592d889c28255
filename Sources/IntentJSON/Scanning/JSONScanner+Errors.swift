// The wording of what the scanner finds wrong. Out of line, so that the scanning itself stays small.
extension JSONScanner {
  @inline(never)
  func error(_ code: JSONError.Code, at offset: Int, _ message: String) -> JSONError {
    let position = JSONPosition(of: offset, in: UnsafeBufferPointer(start: base, count: count))
    return JSONError(
      code, message, path: path.description, offset: offset, line: position.line, column: position.column)
  }

  /// The path of what is being read: names and indices of the open containers.
  private var path: JSONPath {
    var path = JSONPath()
    for (depth, frame) in frames.enumerated() {
      let lastName = depth + 1 < frames.count ? frames[depth + 1].firstName : names.count
      if !frame.isObject {
        path.append(index: frame.element)
      } else if lastName > frame.firstName {
        path.append(name: text(of: names[lastName - 1]))
      }
    }
    return path
  }

  private func text(of name: Name) -> String {
    withBytes(of: name) { String(decoding: $0, as: UTF8.self) }
  }

  func raw(_ start: Int, _ length: Int) -> String {
    String(decoding: UnsafeBufferPointer(start: base + start, count: min(length, count - start)), as: UTF8.self)
  }

  /// What stands at an index, for people.
  func found(at index: Int) -> String {
    guard index < count else { return "the end of the text" }
    switch base[index] {
    case 0x00: return "a NUL byte"
    case 0x00..<0x20, 0x7F: return "the control character U+\(hex(base[index], 4))"
    case 0x80...:
      guard let end = try? endOfSequence(index) else { return "the byte 0x\(hex(base[index], 2)), which is not UTF-8" }
      return "\"\(raw(index, end - index))\""
    case UInt8(ascii: "\""): return "a quote"
    case let byte: return "\"\(Unicode.Scalar(byte))\""
    }
  }

  private func hex(_ byte: UInt8, _ digits: Int) -> String {
    let text = String(byte, radix: 16, uppercase: true)
    return String(repeating: "0", count: digits - text.count) + text
  }

  /// The code for a byte that cannot stand at an index.
  private func code(at index: Int) -> JSONError.Code {
    base[index] >= 0x80 && (try? endOfSequence(index)) == nil ? .invalidUTF8 : .unexpectedByte
  }

  @inline(never)
  func tooLarge() -> JSONError {
    JSONError(.tooLarge, "\(count) bytes, where at most \(limits.maxBytes) are taken", offset: limits.maxBytes)
  }

  @inline(never)
  func truncated() -> JSONError {
    let place = frames.isEmpty ? "inside a value" : "before its last \(frames[0].closer)"
    return error(.truncated, at: count, "the text ends \(place)")
  }

  @inline(never)
  func invalidUTF8(at index: Int) -> JSONError {
    error(.invalidUTF8, at: index, "the byte 0x\(hex(base[index], 2)) starts no valid UTF-8 sequence")
  }

  @inline(never)
  func controlCharacter(at index: Int) -> JSONError {
    error(.unexpectedByte, at: index, "\(found(at: index)) in a string: write it as an escape such as \\n or \\u0000")
  }

  @inline(never)
  func duplicateMember(_ name: Name) -> JSONError {
    var error = error(.duplicateMember, at: name.offset - 1, "a second member of this name in one object")
    var path = path
    path.removeLast()
    path.append(name: text(of: name))
    error.path = path.description
    return error
  }

  @inline(never)
  func noSeparator(at index: Int) -> JSONError {
    let closer = frames[frames.count - 1].closer
    return error(
      code(at: index), at: index, "expected a comma or \(closer) after the value, found \(found(at: index))")
  }

  @inline(never)
  func noName(at index: Int) -> JSONError {
    if base[index] == UInt8(ascii: "}"), follows(",", index) { return trailingComma(before: index) }
    return error(code(at: index), at: index, "expected a member's name in double quotes, found \(found(at: index))")
  }

  @inline(never)
  func noColon(at index: Int) -> JSONError {
    error(code(at: index), at: index, "expected \":\" after the member's name, found \(found(at: index))")
  }

  @inline(never)
  func noValue(at index: Int) -> JSONError {
    if base[index] == UInt8(ascii: "]"), follows(",", index) { return trailingComma(before: index) }
    let hint =
      switch base[index] {
      case UInt8(ascii: "'"): ": strings take double quotes"
      case UInt8(ascii: "/"), UInt8(ascii: "#"): ": JSON has no comments"
      case UInt8(ascii: "N"), UInt8(ascii: "I"): ": NaN and Infinity are no JSON numbers, and null is in lower case"
      case UInt8(ascii: "T"), UInt8(ascii: "F"), UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
        ": the words are true, false and null, in lower case"
      case UInt8(ascii: "+"), UInt8(ascii: "."): ": a number starts with a digit or \"-\""
      default: ""
      }
    return error(code(at: index), at: index, "expected a value, found \(found(at: index))\(hint)")
  }

  private func trailingComma(before index: Int) -> JSONError {
    error(.unexpectedByte, at: index, "a comma before \(found(at: index))")
  }

  /// Whether the last byte before `index` that is no whitespace is this one.
  private func follows(_ character: Unicode.Scalar, _ index: Int) -> Bool {
    var before = index - 1
    while before >= 0, JSONByte.isWhitespace(base[before]) { before -= 1 }
    return before >= 0 && base[before] == UInt8(ascii: character)
  }
}
