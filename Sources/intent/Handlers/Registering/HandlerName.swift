import IntentModel

/// What a handler's files, target and library are called, made of its intent's key.
struct HandlerName: Sendable, Hashable {
  let key: IntentKey
  /// The folder of `Handlers/`, and the first half of the library's name: `Attendance`.
  let domain: String
  /// The Swift type, and the second half: `CheckIn`.
  let type: String

  init(_ key: IntentKey) {
    self.key = key
    domain = Self.camel(key.domain)
    let type = Self.camel(key.action)
    self.type = Self.taken.contains(type) ? type + "Handler" : type
  }

  /// The library's base name, which is the target's too.
  var library: String { domain + type }

  /// Its file, from the root.
  func file(_ language: HandlerLanguage) -> String {
    "Handlers/\(domain)/\(language == .swift ? type : key.action).\(language.suffix)"
  }

  /// The file of its test, from the root. The library's name is in it since files of one module differ in their names.
  var testFile: String { "Tests/HandlerTests/\(domain)/\(testType).swift" }

  /// The type of its test.
  var testType: String { "\(library)Tests" }

  /// `notify_guardians_late` is `Notify guardians late`.
  var title: String {
    let words = key.action.replacing("_", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  private static func camel(_ text: String) -> String {
    text.split(separator: "_").map { word in
      acronyms.contains(String(word)) ? word.uppercased() : word.prefix(1).uppercased() + word.dropFirst()
    }.joined()
  }

  private static let acronyms: Set = ["api", "csv", "html", "http", "id", "json", "pdf", "sms", "sql", "url", "xml"]

  /// Types that a handler's file speaks of: one of the same name would hide them.
  private static let taken: Set = [
    "Any", "Array", "Bool", "Codable", "Context", "Date", "Dictionary", "Double", "Duration", "Error", "Int",
    "IntentError",
    "IntentHandler", "IntentKey", "JSONText", "Message", "Never", "Optional", "Outcome", "Params", "Protocol", "Report",
    "Result", "Self", "Sendable", "Set", "Store", "String", "Task", "Transaction", "Type", "UnsafeRawPointer", "Void",
    "Academy", "AcademyParameters", "Line", "StudentID",
  ]
}
