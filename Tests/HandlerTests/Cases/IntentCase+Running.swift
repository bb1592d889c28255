import IntentCore
import IntentJSON
import IntentModel

extension IntentCase {
  /// Whether it changes something.
  var isQuery: Bool { key.split(separator: ".")[1] == "query" }

  /// The academy in which it is tried.
  func academy() async throws -> TestAcademy {
    let academy = try await TestAcademy.sample(services: services, gateway: hasGateway ? TestGateway() : nil)
    for (name, contents) in files { academy.putFile(name, contents) }
    for step in before { try await academy.completed(step.key, json: step.params) }
    for statement in sql { _ = try academy.sql(statement) }
    return academy
  }

  /// What of a result is the same each time: that a message had been sent before is not.
  static func stable(_ result: JSONText) -> String {
    result.text.replacing(#""repeated":true"#, with: #""repeated":false"#)
  }
}

extension JSONText {
  /// What lies at a path such as `classes[0].name`; nil: nothing.
  func at(_ path: String) -> JSONText? {
    var value: JSONText? = self
    for step in path.replacing("[", with: ".[").split(separator: ".") {
      if step.hasPrefix("["), let index = Int(step.dropFirst().dropLast()) {
        let elements = value.map { Array($0.elements) } ?? []
        value = elements.indices.contains(index) ? elements[index] : nil
      } else {
        value = value?[String(step)]
      }
    }
    return value
  }
}
