/// Checks that a buffer holds one JSON value by RFC 8259, in one pass and without recursion.
///
/// It builds nothing but a stack of open containers and the places of the names in them, which also give the path for
/// an error. The parts are in extensions: strings, numbers, duplicate names, and the wording of errors.
struct JSONScanner {
  /// An open container.
  struct Frame {
    var isObject: Bool
    /// Where its names begin in `names`.
    var firstName: Int
    /// The index of the element being read, if it is an array.
    var element = 0
    /// What ends it, for errors.
    var closer: String { isObject ? "\"}\"" : "\"]\"" }
  }

  let base: UnsafePointer<UInt8>
  let count: Int
  let limits: JSONLimits
  var frames: [Frame] = []
  var names: [Name] = []
  /// The decoded bytes of names that were written with escapes.
  var unescaped: [UInt8] = []

  init(_ buffer: UnsafeBufferPointer<UInt8>, limits: JSONLimits) {
    // An empty buffer may have no address; nothing is read from this one, since its count is 0.
    base = buffer.baseAddress ?? UnsafePointer(bitPattern: 1)!
    count = buffer.count
    self.limits = limits
    frames.reserveCapacity(8)
    names.reserveCapacity(32)
  }

  /// Scans the whole buffer and returns where the value lies in it.
  mutating func scan() throws(JSONError) -> Range<Int> {
    guard count <= limits.maxBytes else { throw tooLarge() }
    try rejectByteOrderMark()
    let start = skipWhitespace(0)
    guard start < count else { throw error(.empty, at: start, "there is no value: the text is empty") }
    let end = try scanValue(at: start)
    let rest = skipWhitespace(end)
    guard rest == count else {
      throw error(.trailingContent, at: rest, "\(found(at: rest)) after the end of the value")
    }
    return start..<end
  }

  /// Scans one value with everything in it; returns the index after it.
  private mutating func scanValue(at start: Int) throws(JSONError) -> Int {
    var index = start
    while true {
      // Here a value has to start.
      guard index < count else { throw truncated() }
      switch base[index] {
      case UInt8(ascii: "\""):
        index = try endOfString(index)
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        index = try endOfNumber(index)
      case UInt8(ascii: "t"):
        index = try endOfWord("true", at: index)
      case UInt8(ascii: "f"):
        index = try endOfWord("false", at: index)
      case UInt8(ascii: "n"):
        index = try endOfWord("null", at: index)
      case UInt8(ascii: "{"):
        try open(isObject: true, at: index)
        index = skipWhitespace(index + 1)
        if index < count, base[index] == UInt8(ascii: "}") { break }
        index = try scanName(at: index)
        continue
      case UInt8(ascii: "["):
        try open(isObject: false, at: index)
        index = skipWhitespace(index + 1)
        if index < count, base[index] == UInt8(ascii: "]") { break }
        continue
      default:
        throw noValue(at: index)
      }
      guard let next = try scanAfterValue(at: index) else { return end }
      index = next
    }
  }

  /// Where the outermost value ended; set by `scanAfterValue` when it returns nil.
  private var end = 0

  /// Closes what ends after a value. Returns where the next value has to start, or nil at the end of the outermost one.
  @inline(__always)
  private mutating func scanAfterValue(at start: Int) throws(JSONError) -> Int? {
    var index = start
    while let frame = frames.last {
      index = skipWhitespace(index)
      guard index < count else { throw truncated() }
      switch (base[index], frame.isObject) {
      case (UInt8(ascii: ","), true):
        return try scanName(at: skipWhitespace(index + 1))
      case (UInt8(ascii: ","), false):
        frames[frames.count - 1].element += 1
        return skipWhitespace(index + 1)
      case (UInt8(ascii: "}"), true):
        try rejectDuplicates(from: frame.firstName)
        names.removeLast(names.count - frame.firstName)
        frames.removeLast()
        index += 1
      case (UInt8(ascii: "]"), false):
        frames.removeLast()
        index += 1
      default:
        throw noSeparator(at: index)
      }
    }
    end = index
    return nil
  }

  private mutating func open(isObject: Bool, at index: Int) throws(JSONError) {
    guard frames.count < limits.maxDepth else {
      throw error(.tooDeep, at: index, "more than \(limits.maxDepth) levels of nesting")
    }
    frames.append(Frame(isObject: isObject, firstName: names.count))
  }

  /// Scans a member's name and its colon; returns where its value has to start.
  private mutating func scanName(at start: Int) throws(JSONError) -> Int {
    guard start < count else { throw truncated() }
    guard base[start] == UInt8(ascii: "\"") else { throw noName(at: start) }
    let end = try endOfString(start)
    addName(start + 1..<end - 1)
    let colon = skipWhitespace(end)
    guard colon < count else { throw truncated() }
    guard base[colon] == UInt8(ascii: ":") else { throw noColon(at: colon) }
    return skipWhitespace(colon + 1)
  }

  private func endOfWord(_ word: StaticString, at start: Int) throws(JSONError) -> Int {
    for offset in 1..<word.utf8CodeUnitCount {
      guard start + offset < count else { throw truncated() }
      guard base[start + offset] == word.utf8Start[offset] else { throw noValue(at: start) }
    }
    return start + word.utf8CodeUnitCount
  }

  @inline(__always)
  func skipWhitespace(_ start: Int) -> Int {
    var index = start
    while index < count, JSONByte.isWhitespace(base[index]) { index += 1 }
    return index
  }

  private func rejectByteOrderMark() throws(JSONError) {
    if count >= 3, base[0] == 0xEF, base[1] == 0xBB, base[2] == 0xBF {
      throw error(.byteOrderMark, at: 0, "the text starts with a byte order mark: save it as UTF-8 without one")
    }
    if count >= 2, (base[0] == 0xFF && base[1] == 0xFE) || (base[0] == 0xFE && base[1] == 0xFF) {
      throw error(.byteOrderMark, at: 0, "the text starts with a byte order mark of UTF-16: save it as UTF-8")
    }
  }
}
