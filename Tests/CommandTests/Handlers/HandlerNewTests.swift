import Foundation
import IntentJSON
import Testing

/// `intent handlers new`, in a copy of what it changes.
@Suite struct HandlerNewTests {
  /// Key, language, the row, and the lines of the registry before and after the entry.
  private static let places = [
    ("aaa.exec.first", "swift", #"  Handler("Aaa", "First"),"#),
    ("attendance.exec.excuse", "swift", #"  Handler("Attendance", "Excuse", shared: ["AcademyKit"]),"#),
    ("attendance.query.zone", "swift", #"  Handler("Attendance", "Zone", shared: ["AcademyKit"]),"#),
    ("greeting.exec.import_csv", "swift", #"  Handler("Greeting", "ImportCSV"),"#),
    ("orders.exec.confirm_order", "python", #"  Handler("Orders", program: "confirm_order.py"),"#),
    ("student.query.card", "sh", #"  Handler("Student", program: "card.sh"),"#),
    ("zoo.exec.string", "swift", #"  Handler("Zoo", "StringHandler"),"#),
  ]

  @Test(arguments: places)
  func everythingElseStaysAsItIs(_ key: String, _ language: String, _ row: String) throws {
    let space = try CheckoutCopy.make()
    let before = try space.snapshot()
    let made = try space.run("handlers", "new", key, "--lang", language, "--description", "Says \"so\"", "--json")
    try #require(made.status == 0, "\(made.errors)")
    let files = made.json["files"]?.elements.compactMap(\.string) ?? []
    #expect(files.count == 4)
    for file in files { #expect(space.exists(file), "\(file)") }

    // The manifest has one more line, in its alphabetical place.
    let lines = try space.text("Package.swift").split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
    #expect(lines.filter { $0 != row }.joined(separator: "\n") == before["Package.swift"])
    let rows = lines.filter { $0.hasPrefix("  Handler(\"") }
    #expect(rows.contains(row))
    #expect(rows == rows.sorted { Self.order($0) < Self.order($1) })

    // The registry has one more member, and the rest is the same, byte for byte.
    let registry = try space.text("registry.json")
    let entry = try #require(JSONText(validating: registry)["intents"]?[key])
    #expect(entry["description"]?.string == "Says \"so\"")
    let keys = try JSONText(validating: registry)["intents"]?.members.map(\.name) ?? []
    let domain = key.prefix { $0 != "." } + "."
    let family = keys.filter { $0.hasPrefix(domain) }
    #expect(family == family.sorted())

    // And all of it can be taken back.
    let removed = try space.run("handlers", "remove", key, "--yes")
    #expect(removed.status == 0, "\(removed.errors)")
    #expect(try space.snapshot() == before)
  }

  /// Domain and file, as the table is sorted.
  private static func order(_ row: String) -> String {
    row.split(separator: "\"").enumerated().filter { [1, 3].contains($0.offset) }.map { String($0.element) }
      .joined(separator: "/")
  }

  /// What is there already, and what the refusal says of it.
  @Test(arguments: [
    ("Handlers/Greeting/Greet.swift", "theirs", "Handlers/Greeting/Greet.swift exists already"),
    ("Tests/HandlerTests/Greeting/GreetingGreetTests.swift", "theirs", "GreetingGreetTests.swift exists already"),
    ("Tests/HandlerTests/Greeting", "a file where a folder is needed", "Not a directory"),
    ("Handlers/Greeting", "a file where a folder is needed", "Not a directory"),
  ])
  func whatIsThereIsNotOverwritten(_ file: String, _ contents: String, _ complaint: String) throws {
    let space = try CheckoutCopy.make()
    let url = space.root.appending(path: file)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try space.write(file, contents)
    let before = try space.snapshot()
    let ending = try space.run("handlers", "new", "greeting.exec.greet")
    #expect(ending.status != 0)
    #expect(ending.errors.contains(complaint), "\(ending.errors)")
    #expect(try space.snapshot() == before)
  }

  /// An edit of a file, a key, and the refusal.
  @Test(arguments: [
    (
      "registry.json", "\"intents\": {", "\"intents\": {\n\"greeting.exec.greet\": {\"library\": \"X\"},",
      "greeting.exec.greet", "intents[\"greeting.exec.greet\"]: is there already"
    ),
    (
      "Package.swift", "  Handler(\"Runtime\", \"Clock\"),",
      "  Handler(\"Runtime\", \"Clock\"),\n  Handler(\"Greeting\", \"Greet\"),",
      "greeting.exec.greet", "there is a row for Handlers/Greeting/Greet.swift already"
    ),
    ("registry.json", "\"version\": 1", "\"version\": 1", "runtime.exec.tests", "has a target RuntimeTests already"),
    (
      "registry.json", "\"version\": 1", "\"version\": 1", "academy.exec.open",
      "Handlers/Academy holds a target of its own"
    ),
    ("registry.json", "\"version\": 1", "\"versoin\": 1", "greeting.exec.greet", "version: is missing"),
    (
      "Package.swift", "  Handler(\"Runtime\", \"Clock\"),", "  Handler(Runtime, Clock),", "greeting.exec.greet",
      "this is no row"
    ),
  ])
  func whatDoesNotFitIsRefused(
    _ file: String, _ old: String, _ new: String, _ key: String, _ complaint: String
  ) throws {
    let space = try CheckoutCopy.make()
    try space.edit(file, old, new)
    let before = try space.snapshot()
    let ending = try space.run("handlers", "new", key)
    #expect(ending.status != 0)
    #expect(ending.errors.contains(complaint), "\(ending.errors)")
    #expect(try space.snapshot() == before)
  }

  /// The disk takes the handler's file, and not the manifest, which is larger.
  @Test func whatFailsInTheMidstIsUndone() throws {
    let space = try CheckoutCopy.make()
    let before = try space.snapshot()
    let ending = try space.shell("trap '' XFSZ; ulimit -f 4; intent handlers new greeting.exec.greet")
    #expect(ending.status == 74, "\(ending.errors)")
    #expect(ending.errors.contains("cannot write"), "\(ending.errors)")
    #expect(ending.errors.contains("nothing was changed"), "\(ending.errors)")
    #expect(try space.snapshot() == before)
  }

  @Test(.enabled(if: InstalledProgram.exists("python3"), "there is no python3"))
  func itIsRunWithTheCommandsThatAreTold() throws {
    let space = try CheckoutCopy.make()
    let told = try space.shell("cd Handlers/Runtime && intent handlers new greeting.exec.greet --lang python")
    #expect(told.status == 0, "\(told.errors)")
    #expect(told.output.contains("greeting.exec.greet is registered"))
    let commands = told.lines.map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(commands.contains { $0.hasPrefix("cd \(space.root.path)") }, "\(told.output)")
    let run = try #require(commands.first { $0.hasPrefix("intent run") }, "\(told.output)")
    let ran = try space.shell(run)
    #expect(ran.status == 0, "\(ran.errors)")
    #expect(ran.json["characters"]?.integer == 3)
    let mode =
      try FileManager.default.attributesOfItem(
        atPath: space.root.appending(path: "Handlers/Greeting/greet.py").path)[.posixPermissions] as? Int
    #expect(mode.map { $0 & 0o700 } == 0o700)
  }

  @Test(arguments: [
    (["greeting.greet"], "is no intent key"),
    (["greeting.exec.greet", "--lang", "perl"], "--lang"),
    (["greeting.exec.greet", "--description", "two\nlines"], "--description takes a line"),
    (["greeting.exec.greet", "--lang", "sh", "--package", "x"], "--package makes a Swift package"),
    (["greeting.exec.greet", "--runtime", "x"], "--runtime is for --package"),
  ])
  func aWrongCommandLineIsTold(_ arguments: [String], _ complaint: String) throws {
    let space = try CheckoutCopy.make()
    let before = try space.snapshot()
    let ending = try space.run(["handlers", "new"] + arguments)
    #expect(ending.status == 64)
    #expect(ending.errors.contains(complaint), "\(ending.errors)")
    #expect(try space.snapshot() == before)
  }
}
