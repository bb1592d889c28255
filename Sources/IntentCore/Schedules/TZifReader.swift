/// Reads the bytes of a TZif file (RFC 9636, versions 1 to 4).
struct TZifReader {
  /// Why some bytes are no TZif file. Reads on from the file's name.
  struct Fault: Error, Sendable, Hashable {
    var reason: String
  }

  private struct Header {
    var version: UInt8
    var isUTCount, isStandardCount, leapCount, timeCount, typeCount, characterCount: Int

    func size(timeBytes: Int) -> Int {
      timeCount * (timeBytes + 1) + typeCount * 6 + characterCount + leapCount * (timeBytes + 4) + isStandardCount
        + isUTCount
    }
  }

  private let bytes: [UInt8]
  private var index = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  static func read(_ bytes: [UInt8], name: String) throws(Fault) -> TimeZoneRules {
    var reader = TZifReader(bytes)
    return try reader.read(name)
  }

  private mutating func read(_ name: String) throws(Fault) -> TimeZoneRules {
    var header = try header()
    var timeBytes = 4
    if header.version >= UInt8(ascii: "2") {
      // The first block is for readers that know 32 bits only.
      try skip(header.size(timeBytes: 4))
      header = try self.header()
      timeBytes = 8
    }
    guard header.leapCount == 0 else {
      throw Fault(reason: "counts leap seconds, which clocks here do not: name the zone without right/")
    }
    guard header.typeCount > 0, header.size(timeBytes: timeBytes) <= bytes.count - index else {
      throw Fault(reason: "is cut off")
    }
    let times = (0..<header.timeCount).map { _ in integer(timeBytes) }
    let indices = (0..<header.timeCount).map { _ in Int(integer(1)) & 0xFF }
    let types = try types(header)
    try skip(header.isStandardCount + header.isUTCount)
    var transitions: [TimeZoneRules.Transition] = []
    for (time, index) in zip(times, indices) {
      guard index < types.count, time > transitions.last?.at ?? .min else {
        throw Fault(reason: "has a table that is out of order")
      }
      transitions.append(TimeZoneRules.Transition(at: time, type: types[index]))
    }
    return TimeZoneRules(
      name: name, initial: types[0], transitions: transitions, rule: timeBytes == 8 ? try footer() : nil)
  }

  private mutating func header() throws(Fault) -> Header {
    guard bytes.count - index >= 44, bytes[index..<index + 4].elementsEqual("TZif".utf8) else {
      throw Fault(reason: "is no time zone's file")
    }
    let version = bytes[index + 4]
    index += 20
    let counts = (0..<6).map { _ in Int(integer(4)) }
    guard counts.allSatisfy({ (0...1 << 20).contains($0) }) else { throw Fault(reason: "is damaged") }
    return Header(
      version: version, isUTCount: counts[0], isStandardCount: counts[1], leapCount: counts[2], timeCount: counts[3],
      typeCount: counts[4], characterCount: counts[5])
  }

  private mutating func types(_ header: Header) throws(Fault) -> [TimeZoneRules.LocalType] {
    let raw = (0..<header.typeCount).map { _ in
      (offset: integer(4), isDaylight: integer(1), name: Int(integer(1)) & 0xFF)
    }
    let characters = bytes[index..<index + header.characterCount]
    try skip(header.characterCount)
    var types: [TimeZoneRules.LocalType] = []
    for type in raw {
      guard abs(type.offset) < TimeZoneRules.largestOffset, type.name < characters.count else {
        throw Fault(reason: "has a type of local time that cannot be")
      }
      let name = characters.dropFirst(type.name).prefix { $0 != 0 }
      types.append(
        TimeZoneRules.LocalType(
          offset: type.offset, isDaylight: type.isDaylight != 0, abbreviation: String(decoding: name, as: UTF8.self)))
    }
    return types
  }

  private mutating func footer() throws(Fault) -> PosixTimeZone? {
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\n"),
      let end = bytes[(index + 1)...].firstIndex(of: UInt8(ascii: "\n"))
    else { throw Fault(reason: "is cut off before the rule at its end") }
    let text = Array(bytes[index + 1..<end])
    if text.isEmpty { return nil }
    guard let rule = PosixTimeZoneReader.read(text) else {
      let shown = String(decoding: text.prefix(80), as: UTF8.self)
      throw Fault(reason: "ends with the rule \"\(shown)\", which does not read")
    }
    return rule
  }

  private mutating func skip(_ count: Int) throws(Fault) {
    guard count <= bytes.count - index else { throw Fault(reason: "is cut off") }
    index += count
  }

  /// A big-endian signed number. The bytes are there: whoever calls has checked.
  private mutating func integer(_ count: Int) -> Int64 {
    var value: Int64 = count == 1 || bytes[index] & 0x80 == 0 ? 0 : -1
    for byte in bytes[index..<index + count] { value = value << 8 | Int64(byte) }
    index += count
    return value
  }
}

extension TimeZoneRules {
  /// Reads the bytes of a zone's file, as they lie in /usr/share/zoneinfo.
  ///
  /// - Throws: ``TimeZoneError``, whose message names the zone.
  public init(name: String, tzif bytes: [UInt8]) throws(TimeZoneError) {
    do throws(TZifReader.Fault) { self = try TZifReader.read(bytes, name: name) } catch {
      throw TimeZoneError(.damaged, "the time zone \(name) \(error.reason)")
    }
  }
}
