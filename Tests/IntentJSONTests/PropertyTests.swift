import IntentJSON
import RandomTesting
import Testing

@Suite("What holds for every value")
struct PropertyTests {
  @Test("what is written is read back the same", arguments: 1...8 as ClosedRange<UInt64>)
  func roundTrip(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<250 {
      let value = RandomValue(depth: 5, using: &random)
      var writer = JSONWriter()
      value.write(to: &writer)
      let json = try JSONText(validating: writer.finish())
      #expect(RandomValue(json) == value)
      let pretty = try JSONText(validating: json.prettyPrinted())
      #expect(RandomValue(pretty) == value)
      #expect(pretty.compacted() == json)
    }
  }

  @Test(
    "whatever is done to the bytes, they are refused in place or read back", arguments: 1...8 as ClosedRange<UInt64>)
  func mutations(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var refused = 0
    for _ in 0..<400 {
      var writer = JSONWriter()
      RandomValue(depth: 3, using: &random).write(to: &writer)
      let bytes = mutate(writer.finish(), using: &random)
      do throws(JSONError) {
        let json = try JSONText(validating: bytes)
        // What is taken is walked whole, and is the same to a second scan.
        let compacted = json.compacted()
        #expect(try JSONText(validating: compacted.bytes) == compacted)
        #expect(RandomValue(json) == RandomValue(compacted))
      } catch {
        refused += 1
        #expect((0...bytes.count).contains(error.offset))
        #expect(error.line >= 1 && error.column >= 1)
      }
    }
    #expect(refused > 50, "the mutations have to break something")
  }

  private func mutate(_ bytes: [UInt8], using random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
      let index = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.remove(at: index)
      case 2: bytes.insert(Array("{}[],:\"\\0-.eu".utf8).randomElement(using: &random) ?? 0, at: index)
      default: bytes.removeSubrange(index...)
      }
    }
    return bytes
  }
}
