public import IntentKit

/// A template's text, as the parameters of an intent give it.
public struct TemplateDraft: Sendable {
  var name: TemplateName
  var language: Language
  var subject: Line
  var body: String

  /// A text from the parameters.
  public init(_ name: TemplateName, _ language: Language, _ subject: Line, _ body: String) {
    self.name = name
    self.language = language
    self.subject = subject
    self.body = body
  }

  /// Checks what can be told without the academy's tables.
  ///
  /// - Throws: `invalid_params` with the parameter at fault.
  public func check() throws(IntentError) {
    guard name.text != "message" else {
      throw .invalidParams("is what messages without a template are called", field: "name")
    }
    guard !body.allSatisfy(\.isWhitespace) else { throw .invalidParams("is empty", field: "body") }
    guard body.utf8.count <= 20_000 else { throw .invalidParams("is longer than 20000 bytes", field: "body") }
    guard !body.utf8.contains(0) else { throw .invalidParams("contains a NUL character", field: "body") }
    for (field, text) in [("subject", subject.text), ("body", body)] {
      do throws(ModelError) { _ = try TemplateText(text) } catch {
        throw .invalidParams(error.message, field: field)
      }
    }
  }

  /// The template, with these placeholders.
  ///
  /// - Throws: `invalid_params` with the text that holds a placeholder which is not among them.
  func template(_ placeholders: [String: PlaceholderType]) throws(IntentError) -> MessageTemplate {
    for (field, subject, body) in [("subject", subject.text, ""), ("body", "", body)] {
      do throws(ModelError) {
        _ = try MessageTemplate(
          name: name.text, language: language, subject: subject, body: body, placeholders: placeholders)
      } catch {
        throw .invalidParams(error.message, field: field)
      }
    }
    do throws(ModelError) {
      return try MessageTemplate(
        name: name.text, language: language, subject: subject.text, body: body, placeholders: placeholders)
    } catch {
      throw .invalidParams(error.message, field: "body")
    }
  }
}
