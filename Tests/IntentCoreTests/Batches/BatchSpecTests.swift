import IntentJSON
import IntentModel
import Testing

@testable import IntentCore

@Suite("The member batch of a job")
struct BatchSpecTests {
  private func batch(_ value: String) throws(JobError) -> BatchSpec? {
    try Fixture.read(Fixture.drop("\"batch\":\(value)")).batch
  }

  @Test func saysWhereTheItemsAre() throws {
    #expect(try batch("{\"items\":[{\"a\":1}]}") == BatchSpec(items: .inline(JSONText("[{\"a\":1}]"))))
    #expect(try batch("{\"items_file\":\"tonight.csv\"}") == BatchSpec(items: .file("tonight.csv")))
    #expect(try batch("{\"uid\":\"\(Fixture.uid)\"}") == BatchSpec(items: .prepared(Fixture.uid)))
    #expect(
      try batch("{\"items\":[],\"concurrency\":4,\"rate\":\"100/s\",\"uid\":null}")
        == BatchSpec(items: .inline(.emptyArray), concurrency: 4, rate: RateLimit("100/s")))
    #expect(try Fixture.read(Fixture.least).batch == nil)
    #expect(try batch("null") == nil)
  }

  @Test(
    "what is wrong with it is said with its path",
    arguments: [
      ("7", "batch", "expected an object such as {\"items\": [{..}, {..}]}, found the number 7"),
      ("{}", "batch.items", "is missing: give the items as an array, or the name of a file in batches/ as items_file"),
      ("{\"items\":{}}", "batch.items", "expected an array of objects, found an object"),
      ("{\"items\":[],\"items_file\":\"a.csv\"}", "batch.items_file", "give one of items and items_file, not both"),
      (
        "{\"items\":[],\"concurrency\":0}", "batch.concurrency", "expected an integer of at least 1, found the number 0"
      ),
      (
        "{\"items\":[],\"concurrency\":1.5}", "batch.concurrency",
        "expected an integer of at least 1, found the number 1.5"
      ),
      ("{\"items\":[],\"rate\":5}", "batch.rate", "expected a rate such as \"10/s\" or \"600/m\", found the number 5"),
      ("{\"items\":[],\"concurency\":5}", "batch.concurency", "unknown member: did you mean \"concurrency\"?"),
      (
        "{\"uid\":\"x\"}", "batch.uid",
        "expected what the command that prepared the batch wrote, found the string \"x\""
      ),
    ])
  func mistakes(_ value: String, _ field: String, _ message: String) {
    do throws(JobError) {
      _ = try batch(value)
      Issue.record("it was taken")
    } catch {
      #expect(error.field == field)
      #expect(error.message.contains(message), "\(error.message)")
    }
  }

  @Test(
    "no file outside of batches/ can be named",
    arguments: ["../x.csv", "/etc/x.csv", "a/b.csv", ".x.csv", "x.txt", "", "x.csv\\u0000.csv", "x\\n.csv"])
  func names(_ name: String) {
    #expect(throws: JobError.self) { try batch("{\"items_file\":\"\(name)\"}") }
  }

  @Test func itemsOfABatchHaveUIDsOfTheirOwn() {
    let uids = (0...70_000).map { BatchItem.uid($0, of: Fixture.uid) }
    #expect(Set(uids).count == uids.count)
    #expect(uids[0] == Fixture.uid)
    #expect(uids.allSatisfy { (try? JobUID($0.text)) != nil })
    #expect(BatchItem.uid(17, of: Fixture.uid) == BatchItem.uid(17, of: Fixture.uid))
  }
}
