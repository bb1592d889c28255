import Foundation
import IntentJSON
import Testing

/// What types take, told by themselves.
struct ShapeTests {
  enum Size: String, Codable, CaseIterable { case small, large }

  struct Part: Codable {
    var name: String
    var weight: Double?
  }

  struct Order: Codable {
    var orderID: String
    var count: Int64
    var urgent: Bool?
    var size: Size
    var parts: [Part]
    var notes: [String: Part]?
    var until: Date?
    var payload: JSONText?
    var place: Place
  }

  struct Place: Codable, JSONDescribed {
    static let shape = JSONShape(text: "place", example: "A-1")
    struct Wrong: Error {}
    init(from decoder: any Decoder) throws {
      guard try decoder.singleValueContainer().decode(String.self) == "A-1" else { throw Wrong() }
    }
    func encode(to encoder: any Encoder) throws {}
  }

  /// Contains itself.
  final class Node: Codable {
    var next: Node?
  }

  @Test func membersAreThoseOnTheWire() throws {
    let shape = try JSONShape.of(Order.self)
    #expect(
      shape.members.map { "\($0.name)\($0.isRequired ? "" : "?") \($0.shape.typeName)" } == [
        "order_id text", "count integer", "urgent? boolean", "size text", "parts array", "notes? map", "until? time",
        "payload? any", "place text",
      ])
    #expect(shape.members[3].shape.words == ["small", "large"])
    #expect(shape.members[8].shape.form == "place")
    guard case .array(let part) = shape.members[4].shape.kind else { throw JSONError(.invalidValue, "no array") }
    #expect(part.members.map(\.name) == ["name", "weight"])
  }

  @Test func whatItIsFilledWithDecodes() throws {
    let filled = try JSONShape.of(Order.self).filled
    #expect(filled.text == #"{"order_id":"text","count":1,"size":"small","parts":[{"name":"text"}],"place":"A-1"}"#)
    let order: Order = try JSONCoding.decode(from: filled)
    #expect(order.parts.count == 1)
  }

  @Test(arguments: [
    (#"{"order_id":"x","count":1}"#, nil), (#"{"order":"x"}"#, "order"),
    (#"{"parts":[{"name":"x"},{"nam":"x"}]}"#, "parts[1].nam"), (#"{"notes":{"a":{"x":1}}}"#, "notes.a.x"),
    (#"{"payload":{"anything":1}}"#, nil),
  ])
  func membersThatItDoesNotHaveAreFound(_ json: String, _ path: String?) throws {
    #expect(try JSONShape.of(Order.self).unknownMember(in: JSONText(validating: json)) == path)
  }

  @Test func aTypeInItselfIsRefused() {
    #expect(throws: JSONError.self) { try JSONShape.of(Node.self) }
  }

  @Test func itIsWrittenForPrograms() throws {
    let shape = try JSONShape.of(Part.self)
    var writer = JSONWriter()
    shape.write(to: &writer)
    #expect(
      writer.text.text
        == #"{"type":"object","example":{"name":"text"},"members":[{"name":"name","required":true,"type":"text","#
        + #""example":"text"},{"name":"weight","required":false,"type":"number","example":1}]}"#)
  }
}
