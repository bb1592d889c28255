import IntentJSON

extension RegistryLookup {
  /// The bytes of an index of the registry that was read: see ``RegistryIndex``.
  ///
  /// - Parameter identity: What the file was before and after it was read.
  public func index(of identity: RegistryIdentity) -> [UInt8] {
    var records: [(hash: UInt64, span: Range<Int>)] = []
    for member in intents {
      records.append((FNV1a.hash(member.name.utf8), member.rawName.startIndex..<member.value.bytes.endIndex))
    }
    records.sort { $0.hash < $1.hash }
    let index = RegistryIndex(
      identity: identity, defaults: Self.span(document.section("defaults")),
      services: Self.span(document.section("services")), count: records.count)
    var bytes = index.header
    bytes.reserveCapacity(RegistryIndex.headerSize + records.count * RegistryIndex.recordSize)
    for record in records {
      LittleEndian.append(record.hash, to: &bytes)
      // A registry is far smaller than 4 GiB: see RegistryDocument.limits.
      LittleEndian.append(UInt32(record.span.lowerBound), to: &bytes)
      LittleEndian.append(UInt32(record.span.count), to: &bytes)
    }
    return bytes
  }

  private static func span(_ section: JSONText?) -> Range<Int> { section?.bytes.indices ?? 0..<0 }
}
