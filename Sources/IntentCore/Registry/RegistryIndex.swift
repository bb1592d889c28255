public import IntentModel

/// Where each intent's entry is in a registry's text: what is read of an index to find one entry.
///
/// An index is a file of little-endian numbers, made from a registry that was checked to be JSON with no member twice, and
/// bound to that registry's ``RegistryIdentity``:
///
/// | bytes | what |
/// | --- | --- |
/// | 0 ..< 8 | `INTENTI1`: the format and what was checked; a stricter check of registries needs a new number |
/// | 8 ..< 48 | the identity: device, inode, size, modified, changed |
/// | 48 ..< 64 | where defaults and services are: offset and length of each, in 32 bits; length 0: there are none |
/// | 64 ..< 72 | how many entries there are |
/// | 72 ..< 80 | FNV-1a over the bytes before |
/// | 80 ... | 16 bytes an entry, by rising hash: FNV-1a of the key, offset and length of `"key": {...}` |
///
/// It is a hint and not believed: what is found where it points is read as a registry again, and counts only if that holds
/// an entry of the key in question. So a torn index can make a search fail, but not go astray.
public struct RegistryIndex: Sendable, Hashable {
  static let magic = Array("INTENTI1".utf8)
  /// Bytes before the entries.
  public static let headerSize = 80
  static let recordSize = 16
  /// So many entries are read at once where a search by halves has come that close.
  private static let block = 128

  /// Where an entry may be. No mere range: for an array of a generic type with constraints Swift looks through all
  /// conformances of the process, which a cold start feels.
  public struct Place: Sendable, Hashable {
    /// Of the registry's text.
    public let bytes: Range<Int>
  }

  /// The registry that it was made from.
  public let identity: RegistryIdentity
  /// Where the value of `defaults` is; empty: the registry has none.
  public let defaults: Range<Int>
  /// Where the value of `services` is; empty: the registry has none.
  public let services: Range<Int>
  /// How many entries there are.
  public let count: Int

  init(identity: RegistryIdentity, defaults: Range<Int>, services: Range<Int>, count: Int) {
    self.identity = identity
    self.defaults = defaults
    self.services = services
    self.count = count
  }

  /// Reads the first ``headerSize`` bytes of an index; nil if that is not what they are.
  public init?(header bytes: [UInt8]) {
    guard bytes.count == Self.headerSize, bytes.starts(with: Self.magic),
      LittleEndian.number(bytes, at: 72) == FNV1a.hash(bytes[..<72])
    else { return nil }
    identity = RegistryIdentity(
      device: LittleEndian.number(bytes, at: 8), inode: LittleEndian.number(bytes, at: 16),
      size: LittleEndian.number(bytes, at: 24), modified: LittleEndian.number(bytes, at: 32),
      changed: LittleEndian.number(bytes, at: 40))
    defaults = Self.span(bytes, at: 48)
    services = Self.span(bytes, at: 56)
    let count: UInt64 = LittleEndian.number(bytes, at: 64)
    guard count <= UInt32.max else { return nil }
    self.count = Int(count)
  }

  /// The header's bytes.
  var header: [UInt8] {
    var bytes = Self.magic
    LittleEndian.append(identity.device, to: &bytes)
    LittleEndian.append(identity.inode, to: &bytes)
    LittleEndian.append(identity.size, to: &bytes)
    LittleEndian.append(identity.modified, to: &bytes)
    LittleEndian.append(identity.changed, to: &bytes)
    for span in [defaults, services] {
      LittleEndian.append(UInt32(span.lowerBound), to: &bytes)
      LittleEndian.append(UInt32(span.count), to: &bytes)
    }
    LittleEndian.append(UInt64(count), to: &bytes)
    LittleEndian.append(FNV1a.hash(bytes), to: &bytes)
    return bytes
  }

  /// Where an intent's entry may be in the registry: nearly always one place, none if it has no entry.
  ///
  /// - Parameter read: Gives the bytes of a range of the index's file; nil if it has fewer.
  public func places(of key: IntentKey, read: (Range<Int>) -> [UInt8]?) -> [Place] {
    let wanted = FNV1a.hash(key.text.utf8)
    var (low, high) = (0, count)
    // The first entry whose hash is not below the one wanted is always within low...high.
    while high - low > Self.block {
      let middle = (low + high) / 2
      guard let record = read(Self.bytes(of: middle..<middle + 1)) else { return [] }
      if LittleEndian.number(record, at: 0) < wanted { low = middle + 1 } else { high = middle }
    }
    let near = low..<min(high + Self.block, count)
    guard !near.isEmpty, let records = read(Self.bytes(of: near)) else { return [] }
    return stride(from: 0, to: records.count, by: Self.recordSize).compactMap { start in
      LittleEndian.number(records, at: start) == wanted ? Place(bytes: Self.span(records, at: start + 8)) : nil
    }
  }

  private static func bytes(of records: Range<Int>) -> Range<Int> {
    (headerSize + records.lowerBound * recordSize)..<(headerSize + records.upperBound * recordSize)
  }

  private static func span(_ bytes: [UInt8], at index: Int) -> Range<Int> {
    let start = Int(LittleEndian.number(bytes, at: index) as UInt32)
    return start..<start + Int(LittleEndian.number(bytes, at: index + 4) as UInt32)
  }
}
