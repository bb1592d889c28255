import Foundation
import IntentJSON
import Testing

/// A package of its own, as `intent handlers new --package` makes it: built, and run.
@Suite struct HandlerPackageTests {
  @Test func itIsBuiltOutsideAndItsHandlersRun() throws {
    let space = try CommandSpace()
    let made = try space.run(
      "handlers", "new", "orders.exec.confirm", "--package", "orders", "--runtime", CheckoutCopy.root.path,
      "--description", "Confirms an order")
    try #require(made.status == 0, "\(made.errors)")
    // The next handlers are rows, as in the runtime's own checkout.
    let second = try space.run("handlers", "new", "orders.query.status", "--directory", "orders")
    try #require(second.status == 0, "\(second.errors)")
    let third = try space.run("handlers", "new", "orders.exec.print", "--directory", "orders", "--lang", "python")
    try #require(third.status == 0, "\(third.errors)")

    let built = try space.build("orders")
    try #require(built.status == 0, "\(built.output) \(built.errors)")
    #expect(!(built.output + built.errors).contains("warning:"), "\(built.output) \(built.errors)")
    // Nothing was fetched: IntentKit needs no package.
    #expect(!space.exists("orders/.build/checkouts/swift-argument-parser"))

    let options = ["--registry", "orders/registry.json", "--plugins", "orders/.build/debug"]
    let ran = try space.run(
      ["run", "orders.exec.confirm", "--params", #"{"subject": "A-17"}"#] + options)
    #expect(ran.status == 0, "\(ran.errors)")
    #expect(ran.json["characters"]?.integer == 4)
    let refused = try space.run(["run", "orders.query.status", "--params", "{}"] + options)
    #expect(refused.status == 65)
    #expect(refused.errors.contains("intent_params.subject"), "\(refused.errors)")
    let check = try space.run(["handlers", "check"] + options)
    #expect(check.status == 0, "\(check.output)")
    let shown = try space.run(["handlers", "show", "orders.exec.confirm", "--json"] + options).json
    #expect(shown["params"]?.elements.map { $0["name"]?.string } == ["subject"], "\(shown.text)")
    #expect(shown["description"]?.string == "Confirms an order")
  }

  @Test func whatIsThereIsLeftAlone() throws {
    let space = try CommandSpace()
    try FileManager.default.createDirectory(
      at: space.root.appending(path: "orders"), withIntermediateDirectories: true)
    try space.write("orders/README.md", "theirs")
    let before = try space.snapshot()
    let ending = try space.run(
      "handlers", "new", "orders.exec.confirm", "--package", "orders", "--runtime", CheckoutCopy.root.path)
    #expect(ending.status == 65)
    #expect(ending.errors.contains("orders/README.md exists already"), "\(ending.errors)")
    #expect(try space.snapshot() == before)
  }

  @Test(arguments: [
    (
      "https://example.org/tools/runtime.git",
      #".package(url: "https://example.org/tools/runtime.git", branch: "main", traits: [])"#,
      #"package: "runtime""#
    ),
    (CheckoutCopy.root.path, #"path: "../"#, #"package: "intent-runtime""#),
  ])
  func itDependsOnWhatIsNamed(_ runtime: String, _ dependency: String, _ product: String) throws {
    let space = try CommandSpace()
    let made = try space.run("handlers", "new", "orders.exec.confirm", "--package", "deep/orders", "--runtime", runtime)
    #expect(made.status == 0, "\(made.errors)")
    let manifest = try space.text("deep/orders/Package.swift")
    #expect(manifest.contains(dependency), "\(manifest)")
    #expect(manifest.contains(product), "\(manifest)")
  }

  @Test func aRuntimeThatIsNoneIsTold() throws {
    let space = try CommandSpace()
    let ending = try space.run("handlers", "new", "orders.exec.confirm", "--package", "orders", "--runtime", ".")
    #expect(ending.status == 66)
    #expect(ending.errors.contains("that is no checkout of the runtime"), "\(ending.errors)")
    #expect(!space.exists("orders"))
  }
}

extension CommandSpace {
  /// Builds a package, without debugging information and indexes, which take as long as the rest.
  fileprivate func build(_ package: String) throws -> CommandEnding {
    var variables = ProcessInfo.processInfo.environment
    // What this build was told is not that one's business.
    variables = variables.filter { !$0.key.hasPrefix("INTENT_") && !$0.key.hasPrefix("SWIFTPM_") }
    return try RunningCommand(
      URL(fileURLWithPath: "/usr/bin/env"),
      ["swift", "build", "--package-path", package, "--disable-index-store", "-Xswiftc", "-gnone"], variables, in: root,
      input: nil
    ).wait(seconds: 900)
  }
}
