import IntentCore
import IntentJSON
import IntentModel
import Testing

/// An index leads to the same entry as reading everything, whatever the text looks like.
@Suite("An index of a registry")
struct RegistryIndexTests {
  private static let identity = RegistryIdentity(device: 1, inode: 2, size: 3, modified: -4, changed: 5)

  /// Names with escapes, text that is not ASCII, strings that look like entries, whitespace of every kind.
  private static let awkward = """
    {"services" : {"store":{"폴더":"데이터 }, \\"b.exec.two\\": {"}},\r\n\t"version":1 ,
     "defaults":\t{ "timeout": "30s" , "max_retries": 7 }\n,
     "intents": { "a.exec.one"\n:\n{"library":"A","description":"학생 \\"b.exec.two\\": {\\"library\\": \\"Wrong\\"}"} ,
     "b.exec.tw\\u006f":{"library":"B","description":"\\ud83d\\ude00 { [ \\\\"},"c.query.three" : { "library" : "C" } }
    }\u{20}
    """

  /// Ten times as many as are read at once.
  private static let large =
    #"{"version":1,"intents":{"#
    + (0..<1300).map { #""x.exec.intent\#($0)":{"library":"X\#($0)"}"# }.joined(separator: ",") + "}}"

  private struct Indexed {
    let text: [UInt8]
    var file: [UInt8]

    init(_ text: String) throws {
      self.text = Array(text.utf8)
      file = try RegistryLookup(self.text).index(of: RegistryIndexTests.identity)
    }

    var index: RegistryIndex? { RegistryIndex(header: Array(file.prefix(RegistryIndex.headerSize))) }

    func read(_ range: Range<Int>) -> [UInt8]? { range.upperBound <= file.count ? Array(file[range]) : nil }

    /// What is found of an intent by the index alone.
    func entry(_ key: IntentKey) throws -> RegistryEntry? {
      let index = try #require(index)
      for place in index.places(of: key, read: read) {
        let excerpt = RegistryExcerpt(
          defaults: Array(text[index.defaults]), services: Array(text[index.services]), entry: Array(text[place.bytes]))
        guard var entry = try RegistryLookup(excerpt.text).entry(for: key) else { continue }
        entry.line = 0
        return entry
      }
      return nil
    }
  }

  @Test("leads to every entry, with defaults and services", arguments: [awkward, large])
  func same(text: String) throws {
    let indexed = try Indexed(text)
    let registry = try Registry(indexed.text)
    #expect(registry.keys.count >= 3)
    for key in registry.keys {
      var entry = try #require(registry[key])
      entry.line = 0
      #expect(try indexed.entry(key) == entry)
    }
    let index = try #require(indexed.index)
    #expect(index.identity == Self.identity)
    let services = String(decoding: indexed.text[index.services], as: UTF8.self)
    #expect(services == (registry.services.isEmpty ? "" : try RegistryLookup(indexed.text).services.text))
  }

  @Test("leads nowhere for an intent that is not there", arguments: [awkward, large, #"{"version":1,"intents":{}}"#])
  func missing(text: String) throws {
    let indexed = try Indexed(text)
    let index = try #require(indexed.index)
    for key: IntentKey in ["a.exec.on", "b.exec.tw", "zz.exec.none", "x.exec.intent1300"] {
      #expect(index.places(of: key, read: indexed.read).isEmpty)
    }
  }

  @Test("a header with any byte changed is none, nor is half a header")
  func torn() throws {
    let header = Array(try Indexed(Self.awkward).file.prefix(RegistryIndex.headerSize))
    #expect(RegistryIndex(header: header) != nil)
    for position in header.indices {
      var changed = header
      changed[position] ^= 0x10
      #expect(RegistryIndex(header: changed) == nil, "byte \(position)")
    }
    #expect(RegistryIndex(header: Array(header.dropLast())) == nil)
    #expect(RegistryIndex(header: []) == nil)
  }

  @Test("without its later part, or with zeros there, leads nowhere rather than astray", arguments: [true, false])
  func halved(cut: Bool) throws {
    let whole = try Indexed(Self.large)
    var half = whole
    let middle = whole.file.count / 2
    half.file = Array(whole.file.prefix(middle)) + (cut ? [] : [UInt8](repeating: 0, count: whole.file.count - middle))
    var found = 0
    for key in try Registry(whole.text).keys {
      guard let entry = try half.entry(key) else { continue }
      #expect(entry.key == key)
      found += 1
    }
    #expect(found < 1300)
  }

  @Test("a registry with something wrong as a whole has none")
  func wrong() {
    for text in [#"{"version":1,"intents":{"a.exec.b":{},"a.exec.b":{}}}"#, #"{"version":2,"intents":{}}"#, "{", ""] {
      #expect(throws: RegistryError.self) { _ = try Indexed(text) }
    }
  }

  @Test("a file is settled 2 s after it changed, and not while the clock is behind")
  func settled() {
    var identity = Self.identity
    identity.changed = 10_000_000_000
    identity.modified = 3_000_000_000
    #expect(!identity.isSettled(at: 10_000_000_000))
    #expect(!identity.isSettled(at: 11_999_999_999))
    #expect(identity.isSettled(at: 12_000_000_000))
    #expect(!identity.isSettled(at: 9_000_000_000))
    identity.modified = 20_000_000_000
    #expect(!identity.isSettled(at: 13_000_000_000))
  }
}
