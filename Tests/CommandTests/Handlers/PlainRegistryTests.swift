import Foundation
import IntentJSON
import Testing

/// `intent handlers new` and `remove` where there is a registry and no checkout.
@Suite struct PlainRegistryTests {
  /// Registries as people lay them out, and what an entry looks like in each.
  private static let layouts = [
    (#"{"version": 1, "intents": {}}"#, "{\n  \"b.exec.new\": {\n    \"exec\""),
    ("{\n  \"version\": 1,\n  \"intents\": {\n  }\n}\n", "{\n    \"b.exec.new\": {\n      \"exec\""),
    (#"{"version": 1, "intents": {"a.exec.x": {"library": "A"}}}"#, #""A"}, "b.exec.new": {"exec""#),
    ("{\"version\": 1,\n \"intents\": {\n   \"c.exec.x\": {\"library\": \"C\"}}}", "   \"b.exec.new\": {\"exec\""),
    (
      "{\"version\": 1,\n \"intents\": {\n\t\"c.exec.x\": {\n\t\"library\": \"C\"}}}",
      "\n\t\"b.exec.new\": {\n\t  \"exec\""
    ),
  ]

  @Test(arguments: layouts)
  func theLayoutIsKept(_ registry: String, _ expected: String) throws {
    let space = try CommandSpace()
    try space.write("registry.json", registry)
    let made = try space.run("handlers", "new", "b.exec.new", "--lang", "sh")
    try #require(made.status == 0, "\(made.errors)")
    let text = try space.text("registry.json")
    #expect(text.contains(expected), "\(text)")
    #expect(try JSONText(validating: text)["intents"]?["b.exec.new"]?["exec"]?.text == #"["./Handlers/B/new.sh"]"#)
    #expect(!space.exists("Tests"))
    #expect(try space.run("handlers", "remove", "b.exec.new", "--yes").status == 0)
    // What was between empty braces is the only thing that is not kept.
    #expect(try space.text("registry.json") == registry.replacingOccurrences(of: "{\n  }", with: "{}"))
    #expect(!space.exists("Handlers"))
  }

  @Test func aSwiftHandlerNeedsACheckout() throws {
    let space = try CommandSpace()
    let ending = try space.run("handlers", "new", "b.exec.new")
    #expect(ending.status == 78)
    #expect(ending.errors.contains("is no checkout of the runtime"), "\(ending.errors)")
    #expect(ending.errors.contains("--lang python or --lang sh"))
  }

  @Test func thereIsNoRegistry() throws {
    let space = try CommandSpace()
    try FileManager.default.removeItem(at: space.root.appending(path: "registry.json"))
    let ending = try space.run("handlers", "new", "b.exec.new", "--lang", "sh")
    #expect(ending.status == 66)
    #expect(ending.errors.contains("there is no registry.json in"), "\(ending.errors)")
    #expect(try space.run("handlers", "new", "b.exec.new", "--lang", "sh", "--directory", "nowhere").status == 66)
  }

  @Test func theRegistryIsTheOneThatIsNamed() throws {
    let space = try CommandSpace()
    try FileManager.default.createDirectory(
      at: space.root.appending(path: "conf/deep"), withIntermediateDirectories: true)
    try space.write("conf/registry.json", #"{"version": 1, "intents": {}}"#)
    let untouched = try space.text("registry.json")
    #expect(try space.run("handlers", "new", "b.exec.one", "--lang", "sh", "--directory", "conf/deep").status == 0)
    let variable = ["INTENT_REGISTRY": "conf/registry.json"]
    #expect(try space.run("handlers", "new", "b.exec.two", "--lang", "sh", environment: variable).status == 0)
    #expect(space.exists("conf/Handlers/B/one.sh"))
    #expect(space.exists("conf/Handlers/B/two.sh"))
    #expect(try space.text("registry.json") == untouched)
  }
}
