import Foundation
import IntentJSON
import Testing

/// `intent handlers check` in a checkout whose parts do not fit.
@Suite struct HandlerCheckTests {
  /// One thing that somebody got wrong.
  struct Slip: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var file = "Package.swift"
    /// What is replaced in the file; empty: the file is written.
    var old = ""
    var new: String
    /// The file that is told, and what is in the line that is; empty: no line is.
    var told: (file: String, line: String)
    var message: String
    /// Problems in all.
    var count = 1
  }

  private static let clock = #"  Handler("Runtime", "Clock"),"#
  private static let slips = [
    Slip(
      testDescription: "a source without a row", file: "Handlers/Runtime/Stray.swift", new: "import IntentKit\n",
      told: ("Handlers/Runtime/Stray.swift", ""), message: #"add Handler("Runtime", "Stray")"#),
    Slip(
      testDescription: "a program without a row", file: "Handlers/Runtime/stray.py", new: "#!/usr/bin/env python3\n",
      told: ("Handlers/Runtime/stray.py", ""), message: #"add Handler("Runtime", program: "stray.py")"#),
    Slip(
      testDescription: "a row without a source", old: clock, new: clock + "\n  Handler(\"Runtime\", \"Gone\"),",
      told: ("Package.swift", "  Handler("), message: "there is no Handlers/Runtime/Gone.swift", count: 2),
    Slip(
      testDescription: "a row without an entry", file: "registry.json", old: "\"library\": \"RuntimeClock\"",
      new: "\"library\": \"RuntimeEcho\"", told: ("Package.swift", "  Handler("),
      message: "no entry of registry.json names the library RuntimeClock", count: 2),
    Slip(
      testDescription: "an entry without a row", old: clock + "\n", new: "",
      told: ("registry.json", "\"runtime.query.clock\": {"),
      message: "no row of Package.swift makes a library RuntimeClock", count: 2),
    Slip(
      testDescription: "a row twice", old: clock, new: clock + "\n" + clock, told: ("Package.swift", "  Handler("),
      message: "the row of Handlers/Runtime/Clock.swift is there already, in line"),
    Slip(
      testDescription: "a symbol of another key", file: "Handlers/Runtime/Clock.swift",
      old: "@c(intent_handler_runtime__query__clock)", new: "@c(intent_handler_runtime__query__cloak)",
      told: ("Handlers/Runtime/Clock.swift", "static let intent"),
      message: "export it with @c(intent_handler_runtime__query__clock)"),
    Slip(
      testDescription: "another key in the source", file: "Handlers/Runtime/Clock.swift",
      old: "IntentKey = \"runtime.query.clock\"", new: "IntentKey = \"runtime.query.cloak\"",
      told: ("registry.json", "\"runtime.query.clock\": {"),
      message: "Handlers/Runtime/Clock.swift, has runtime.query.cloak in line 8, and not runtime.query.clock", count: 2),
    Slip(
      testDescription: "no key at all", file: "Handlers/Runtime/Clock.swift", old: "\"runtime.query.clock\"",
      new: "\"clock\"", told: ("Handlers/Runtime/Clock.swift", "static let intent"),
      message: "\"clock\" is no intent key", count: 2),
    Slip(
      testDescription: "two keys of one library", file: "registry.json", old: "\"runtime.query.echo\": {",
      new: "\"runtime.query.again\": { \"library\": \"RuntimeClock\" },\n    \"runtime.query.echo\": {",
      told: ("registry.json", "\"runtime.query.again\": {"),
      message: "has runtime.query.clock in line 8, and not runtime.query.again"),
    Slip(
      testDescription: "two rows of one library", old: clock, new: clock + "\n  Handler(\"RuntimeC\", \"lock\"),",
      told: ("Package.swift", "  Handler("),
      message: "it makes a library RuntimeClock, and so does Handlers/Runtime/Clock.swift",
      count: 2),
  ]

  private static let check = ["handlers", "check", "--plugins", ".build/debug"]

  @Test func aCopyIsInOrder() throws {
    let check = try CheckoutCopy.make(withLibraries: true).run(Self.check + ["--json"])
    #expect(check.status == 0, "\(check.output)")
  }

  @Test(arguments: slips)
  func aSlipIsToldWithItsPlace(_ slip: Slip) throws {
    let space = try CheckoutCopy.make(withLibraries: true)
    if slip.old.isEmpty { try space.write(slip.file, slip.new) } else { try space.edit(slip.file, slip.old, slip.new) }
    let check = try space.run(Self.check + ["--json"])
    #expect(check.status == 78)
    let problems = try #require(check.json["problems"]).elements.map(\.self)
    let told = try #require(
      problems.first { $0["message"]?.string?.contains(slip.message) == true }, "\(check.output)")
    #expect(told["file"]?.string == slip.told.file)
    let line = try #require(told["line"]?.integer(as: Int.self))
    if slip.told.line.isEmpty {
      #expect(line == 0)
    } else {
      let lines = try space.text(slip.told.file).split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines[line - 1].contains(slip.told.line), "line \(line)")
    }
    #expect(problems.count == slip.count, "\(check.output)")
    let text = try space.run(Self.check)
    #expect(text.output.contains(slip.message))
  }

  @Test func aLibraryOlderThanItsSourceIsAWarning() throws {
    let space = try CheckoutCopy.make(withLibraries: true)
    try FileManager.default.setAttributes(
      [.modificationDate: Date().addingTimeInterval(3600)],
      ofItemAtPath: space.root.appending(path: "Handlers/Runtime/Echo.swift").path)
    let check = try space.run(Self.check)
    #expect(check.status == 0)
    let warnings = check.lines.filter { $0.hasPrefix("warning: Handlers/Runtime/Echo.swift") }
    #expect(warnings.count == 1, "\(check.output)")
    #expect(warnings.first?.hasSuffix("swift build --product RuntimeEcho") == true)
  }

  @Test func aProgramThatNoEntryExecutesIsTold() throws {
    let space = try CheckoutCopy.make(withLibraries: true)
    try space.run("handlers", "new", "greeting.exec.greet", "--lang", "sh")
    try space.edit("registry.json", "./Handlers/Greeting/greet.sh", "./Handlers/Greeting/great.sh")
    let check = try space.run(Self.check)
    #expect(check.status == 78)
    #expect(check.output.contains("no entry of registry.json executes ./Handlers/Greeting/greet.sh"), "\(check.output)")
    #expect(check.output.contains("Handlers/Greeting/great.sh cannot be found"), "\(check.output)")
  }
}
