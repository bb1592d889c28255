import IntentJSON
import IntentModel

extension PatternBook {
  /// Reads the patterns of a registry: `placeholders`, `timezone`, and each intent's `patterns`. Nothing else in it is
  /// checked, beyond that it is one.
  ///
  /// - Throws: ``RegistryError`` with everything that is wrong with them.
  public init(_ bytes: [UInt8]) throws(RegistryError) {
    let document = try RegistryDocument(bytes[...])
    var reader = RegistryReader(document)
    reader.checkTop()
    try reader.finish()
    self.init()
    timezone = reader.timezone()
    placeholders = reader.placeholders()
    for member in (document.section("intents") ?? .emptyObject).members {
      guard let value = member.value["patterns"], let key = try? IntentKey(member.name) else { continue }
      patterns += reader.patterns(value, of: key, placeholders)
    }
    try reader.finish()
  }

  /// What is wrong with the patterns of a registry, and with sentences that two intents are asked for by.
  public static func problems(in bytes: [UInt8]) -> [RegistryProblem] {
    do throws(RegistryError) {
      let document = try RegistryDocument(bytes[...])
      var reader = RegistryReader(document)
      try PatternBook(bytes).findConflicts(document, &reader)
      return reader.problems
    } catch {
      return error.problems
    }
  }
}
