extension JSONScanner {
  /// Where a member's name is, and enough of it to tell most names apart without looking there.
  struct Name {
    /// Its first byte: in the text, or in `unescaped` if it was written with escapes.
    var start: Int
    var length: Int
    var isUnescaped: Bool
    /// Where it was written, after the quote, for errors.
    var offset: Int
    /// Its length and some of its bytes. Equal names have equal fingerprints.
    var fingerprint: UInt64 = 0
  }

  /// Up to here names are compared in pairs, which beats a table that has to be set up.
  private static let pairwiseLimit = 16

  /// Notes the name whose bytes, without the quotes, are in this range.
  @inline(__always)
  mutating func addName(_ range: Range<Int>) {
    var name = Name(start: range.lowerBound, length: range.count, isUnescaped: false, offset: range.lowerBound)
    let inner = UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
    if inner.contains(UInt8(ascii: "\\")) {
      name.start = unescaped.count
      name.isUnescaped = true
      JSONString.unescape(inner, to: &unescaped)
      name.length = unescaped.count - name.start
      name.fingerprint = unescaped.withUnsafeBufferPointer { Self.fingerprint($0[name.start...]) }
    } else {
      name.fingerprint = Self.fingerprint(inner[...])
    }
    names.append(name)
  }

  /// Throws if two of the names from `first` on are the same.
  @inline(__always)
  func rejectDuplicates(from first: Int) throws(JSONError) {
    let count = names.count - first
    if count < 2 { return }
    let duplicate = count <= Self.pairwiseLimit ? duplicateInPairs(from: first) : duplicateByHash(from: first)
    if let duplicate { throw duplicateMember(duplicate) }
  }

  private func duplicateInPairs(from first: Int) -> Name? {
    names.withUnsafeBufferPointer { names in
      for later in (first + 1)..<names.count {
        for earlier in first..<later
        where names[earlier].fingerprint == names[later].fingerprint && isSame(names[earlier], names[later]) {
          return names[later]
        }
      }
      return nil
    }
  }

  /// Linear in the size of the names: SipHash with the process's random seed, so that no text can be written whose
  /// names all collide.
  private func duplicateByHash(from first: Int) -> Name? {
    var size = 64
    while size < (names.count - first) * 2 { size *= 2 }
    var table = [Int32](repeating: -1, count: size)
    for index in first..<names.count {
      var hasher = Hasher()
      withBytes(of: names[index]) { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
      var slot = hasher.finalize() & (size - 1)
      while table[slot] >= 0 {
        let earlier = names[Int(table[slot])]
        if earlier.fingerprint == names[index].fingerprint, isSame(earlier, names[index]) { return names[index] }
        slot = (slot + 1) & (size - 1)
      }
      table[slot] = Int32(truncatingIfNeeded: index)
    }
    return nil
  }

  private func isSame(_ one: Name, _ other: Name) -> Bool {
    one.length == other.length
      && withBytes(of: one) { bytes in withBytes(of: other) { bytes.elementsEqual($0) } }
  }

  func withBytes<Result>(of name: Name, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if name.isUnescaped {
      return unescaped.withUnsafeBufferPointer {
        body(UnsafeBufferPointer(rebasing: $0[name.start..<name.start + name.length]))
      }
    }
    return body(UnsafeBufferPointer(start: base + name.start, count: name.length))
  }

  private static func fingerprint(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
    var bits = UInt64(truncatingIfNeeded: name.count)
    for byte in name.prefix(2) { bits = bits << 8 | UInt64(byte) }
    for byte in name.suffix(4) { bits = bits << 8 | UInt64(byte) }
    return bits
  }
}
