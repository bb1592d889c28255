public import IntentKit

/// What a message says, as the parameters of an intent give it: a template with values, or a subject and a body.
public struct MessageDraft: Sendable {
  /// Either this or a subject and body.
  var template: TemplateName?
  /// An object: the template's placeholders, and what stands in their place.
  var values: JSONText?
  var subject: Line?
  var body: String?
  /// The same in other languages: `{"en": {"subject": "..", "body": ".."}}`.
  var translations: [String: WrittenMessage]?

  /// A draft from the parameters.
  public init(
    template: TemplateName? = nil, values: JSONText? = nil, subject: Line? = nil, body: String? = nil,
    translations: [String: WrittenMessage]? = nil
  ) {
    self.template = template
    self.values = values
    self.subject = subject
    self.body = body
    self.translations = translations
  }

  /// Checks what can be told without the academy's tables.
  ///
  /// - Throws: `invalid_params` with the parameter at fault.
  public func check() throws(IntentError) {
    guard template == nil else { return try checkTemplate() }
    if values != nil { throw .invalidParams("are for a template: give template too", field: "values") }
    guard subject != nil else {
      throw .invalidParams("is missing: give either template, or subject and body", field: "subject")
    }
    guard let body else { throw .invalidParams("is missing", field: "body") }
    try Self.check(body, "body")
    for (language, text) in translations ?? [:] {
      guard Language(rawValue: language) != nil else {
        let known = Language.allCases.map(\.rawValue).joined(separator: ", ")
        throw .invalidParams("nobody has this language; there are \(known)", field: "translations.\(language)")
      }
      try Self.check(text.body, "translations.\(language).body")
    }
  }

  private func checkTemplate() throws(IntentError) {
    let other = subject != nil ? "subject" : body != nil ? "body" : translations != nil ? "translations" : nil
    if let other {
      throw .invalidParams("a template has its own text: give either template, or subject and body", field: other)
    }
    if let values, values.kind != .object {
      throw .invalidParams("has to be an object such as {\"day\": \"2026-11-21\"}", field: "values")
    }
  }

  private static func check(_ body: String, _ field: String) throws(IntentError) {
    guard !body.allSatisfy(\.isWhitespace) else { throw .invalidParams("is empty", field: field) }
    guard body.utf8.count <= 100_000 else { throw .invalidParams("is longer than 100000 bytes", field: field) }
    guard !body.utf8.contains(0) else { throw .invalidParams("contains a NUL character", field: field) }
  }
}
