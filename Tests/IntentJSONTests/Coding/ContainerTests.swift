import IntentJSON
import Testing

@Suite("Containers that types open by hand")
struct ContainerTests {
  class Base: Codable {
    var baseName = "b"
  }

  final class Derived: Base {
    var ownID = 7
    private enum CodingKeys: String, CodingKey { case ownID }

    override init() { super.init() }

    required init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      ownID = try container.decode(Int.self, forKey: .ownID)
      try super.init(from: container.superDecoder())
    }

    override func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try super.encode(to: container.superEncoder())
      try container.encode(ownID, forKey: .ownID)
    }
  }

  @Test("a class and its superclass")
  func inheritance() throws {
    let text = #"{"super":{"base_name":"b"},"own_id":7}"#
    #expect(try encoded(Derived()) == text)
    let value = try decoded(#"{"own_id":8,"super":{"base_name":"c"}}"#, as: Derived.self)
    #expect(value.ownID == 8 && value.baseName == "c")
  }

  /// Writes nested containers while the outer one goes on, and reads them back.
  struct Interleaved: Codable, Equatable {
    enum Keys: String, CodingKey { case firstPart, secondPart, between }
    enum Inner: String, CodingKey { case innerName, more }

    var name: String
    var list: [Int]

    init(name: String, list: [Int]) {
      self.name = name
      self.list = list
    }

    func encode(to encoder: any Encoder) throws {
      var outer = encoder.container(keyedBy: Keys.self)
      var first = outer.nestedContainer(keyedBy: Inner.self, forKey: .firstPart)
      try outer.encode(true, forKey: .between)
      var second = outer.nestedUnkeyedContainer(forKey: .secondPart)
      try first.encode(name, forKey: .innerName)
      for element in list {
        var pair = second.nestedUnkeyedContainer()
        try pair.encode(element)
        try pair.encodeNil()
      }
      try first.encode(list.count, forKey: .more)
      var again = encoder.container(keyedBy: Inner.self)
      try again.encodeNil(forKey: .more)
    }

    init(from decoder: any Decoder) throws {
      let outer = try decoder.container(keyedBy: Keys.self)
      let first = try outer.nestedContainer(keyedBy: Inner.self, forKey: .firstPart)
      name = try first.decode(String.self, forKey: .innerName)
      var second = try outer.nestedUnkeyedContainer(forKey: .secondPart)
      list = []
      while !second.isAtEnd {
        var pair = try second.nestedUnkeyedContainer()
        list.append(try pair.decode(Int.self))
        #expect(try pair.decodeNil())
        #expect(pair.isAtEnd && pair.currentIndex == 2)
      }
    }
  }

  @Test("nested containers that are filled after their outer one went on")
  func interleaved() throws {
    let value = Interleaved(name: "n", list: [1, 2])
    let text = try encoded(value)
    #expect(
      text
        == #"{"first_part":{"inner_name":"n","more":2},"between":true,"second_part":[[1,null],[2,null]],"more":null}"#)
    #expect(try decoded(text) == value)
  }

  @Test("a key that is any string sees the members whose names are wire names")
  func anyKey() throws {
    struct Names: Decodable {
      struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
      }
      var names: [String]
      init(from decoder: any Decoder) throws {
        names = try decoder.container(keyedBy: Key.self).allKeys.map(\.stringValue)
      }
    }
    #expect(try decoded(#"{"b_c":1,"a":2}"#, as: Names.self).names == ["b_c", "a"])
  }
}
