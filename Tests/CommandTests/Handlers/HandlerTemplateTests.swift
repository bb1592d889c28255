import Foundation
import IntentJSON
import Testing

/// What `intent handlers new` writes in Swift compiles without a warning, as the checkout's settings have it.
@Suite struct HandlerTemplateTests {
  private static let features = ["ExistentialAny", "MemberImportVisibility", "InternalImportsByDefault"]

  @Test(arguments: ["greeting.exec.greet", "student.exec.rename", "student.query.card"])
  func itCompiles(_ key: String) throws {
    let space = try CheckoutCopy.make()
    let made = try space.run("handlers", "new", key, "--description", "Is tried", "--json")
    let file = try #require(made.json["files"]?.elements.first { _ in true }?.string, "\(made.errors)")
    let products = CommandSpace.products.path
    let flags = Self.features.map { "-enable-upcoming-feature \($0)" }.joined(separator: " ")
    let compiled = try space.shell(
      """
      swiftc -typecheck -parse-as-library -module-name Tried -swift-version 6 -warnings-as-errors \(flags) \
        -I '\(products)/Modules' -Xcc '-fmodule-map-file=\(products)/CIntentABI.build/module.modulemap' '\(file)'
      """)
    #expect(compiled.status == 0, "\(compiled.errors)")
    let formatted = try space.shell(
      """
      cp '\(CheckoutCopy.root.path)/.swift-format' . && swift format lint --strict Package.swift $(find Handlers Tests -name '*.swift')
      """)
    #expect(formatted.status == 0, "\(formatted.output) \(formatted.errors)")
  }
}
