import FoundationEssentials
import IntentJSON
import Testing

@Suite("Codable types and JSON")
struct CodingTests {
  @Test("a value with everything in it is read")
  func decodeAll() throws {
    #expect(try decoded(Sample.json) == Sample.value())
  }

  @Test("and written and read again it is the same")
  func roundTrip() throws {
    let value = try Sample.value()
    #expect(try decoded(try encoded(value)) == value)
  }

  @Test("members are written in the order of the type, without those that are nil")
  func order() throws {
    #expect(
      try encoded(Sample.Student(studentID: "s", name: nil, age: 3)) == #"{"student_id":"s","age":3}"#)
    #expect(
      try encoded(Sample.Student(studentID: "s", name: "\n", age: 3)) == #"{"student_id":"s","name":"\n","age":3}"#)
  }

  @Test("enums with values are objects of one member, named as on the wire")
  func enums() throws {
    let rows: [(Sample.Target, String)] = [
      (.everyone, #"{"everyone":{}}"#),
      (.oneStudent(studentID: "x"), #"{"one_student":{"student_id":"x"}}"#),
      (.withinClass("c", floorNumber: 2), #"{"within_class":{"_0":"c","floor_number":2}}"#),
    ]
    for (value, text) in rows {
      #expect(try encoded(value) == text)
      #expect(try decoded(text) == value)
    }
  }

  @Test("keys of dictionaries are data: they are left as they are, at any depth and however they are reached")
  func dictionaries() throws {
    struct Wrapper: Codable, Equatable {
      var values: [String: [String: Int]]
      init(values: [String: [String: Int]]) { self.values = values }
      init(from decoder: any Decoder) throws { values = try [String: [String: Int]](from: decoder) }
      func encode(to encoder: any Encoder) throws { try values.encode(to: encoder) }
    }
    let text = #"{"camelCase":{"innerKey":1}}"#
    #expect(try encoded(Wrapper(values: ["camelCase": ["innerKey": 1]])) == text)
    #expect(try decoded(text) == Wrapper(values: ["camelCase": ["innerKey": 1]]))
    #expect(try decoded(text) == ["camelCase": ["innerKey": 1]])
  }

  @Test(
    "dates are RFC 3339, written in UTC with milliseconds",
    arguments: [
      ("2026-11-21T00:00:00Z", "2026-11-21T00:00:00.000Z"), ("2026-11-21T09:00:00+09:00", "2026-11-21T00:00:00.000Z"),
      ("2026-11-21T00:00:00.123456Z", "2026-11-21T00:00:00.123Z"),
      ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
      ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z"), ("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"),
    ])
  func dates(_ text: String, _ written: String) throws {
    #expect(try encoded(try decoded("\"\(text)\"", as: Date.self)) == "\"\(written)\"")
  }

  @Test("integers of every width at their ends")
  func integers() throws {
    func check<Value: FixedWidthInteger & Codable>(_ type: Value.Type) throws {
      for value in [Value.min, 0, Value.max] {
        #expect(try decoded("\(value)", as: type) == value)
        #expect(try encoded(value) == "\(value)")
        #expect(try decoded(try encoded([value])) == [value])
        #expect(try decoded(try encoded(["k": value])) == ["k": value])
      }
      #expect(decodingError(type, "\(value(after: Value.max))")?.code == .invalidValue)
    }
    func value(after value: some FixedWidthInteger) -> String { "\(value)0" }
    try check(Int8.self)
    try check(Int16.self)
    try check(Int32.self)
    try check(Int64.self)
    try check(Int.self)
    try check(UInt8.self)
    try check(UInt16.self)
    try check(UInt32.self)
    try check(UInt64.self)
    try check(UInt.self)
    try check(Int128.self)
    try check(UInt128.self)
  }

  @Test("raw JSON passes byte for byte, alone, in arrays and as an optional")
  func raw() throws {
    struct Holder: Codable, Equatable {
      var one: JSONText
      var some: JSONText?
      var many: [JSONText]
    }
    let text = #"{"one":{ "z" : 1.10 },"some":1e2,"many":[1.0, null ,"\u0041"]}"#
    let holder = try decoded(text, as: Holder.self)
    #expect(holder.one.text == #"{ "z" : 1.10 }"#)
    #expect(holder.many.map(\.text) == ["1.0", "null", #""\u0041""#])
    #expect(try encoded(holder) == #"{"one":{ "z" : 1.10 },"some":1e2,"many":[1.0,null,"\u0041"]}"#)
    #expect(try decoded(#"{"one":1,"some":null,"many":[]}"#, as: Holder.self).some == nil)
  }

  @Test("scalars and optionals stand alone too")
  func scalars() throws {
    #expect(try encoded("a") == #""a""#)
    #expect(try encoded(Int?.none) == "null")
    #expect(try encoded(1.0) == "1")
    #expect(try encoded(Float(0.1)) == "0.1")
    #expect(try decoded("null", as: Int?.self) == nil)
    #expect(try decoded("1", as: Double.self) == 1)
    #expect(try decoded("1.5", as: Float.self) == 1.5)
    #expect(try encoded([Int]()) == "[]")
    #expect(try encoded([String: Int]()) == "{}")
    struct Empty: Codable {}
    #expect(try encoded(Empty()) == "{}")
    _ = try decoded(#"{"a":1}"#, as: Empty.self)
  }
}
