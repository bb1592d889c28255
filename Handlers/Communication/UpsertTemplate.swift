import AcademyKit
import IntentKit

/// `communication.exec.upsert_template`: a text of the academy's own for a template in a language: a new template, or
/// other words for one that there is.
///
/// A standard template keeps its placeholders, since the intents that send it give values for these. Those of a template of
/// the academy's own are the same in both languages.
struct UpsertTemplate: IntentHandler {
  static let intent: IntentKey = "communication.exec.upsert_template"

  struct Params: AcademyParameters {
    var name: TemplateName
    var language: Language
    /// One line, with placeholders: `{student} 학생 안내`. `{academy}` and `{recipient}` may stand in all.
    var subject: Line
    var body: String
    /// The placeholders and what each takes: `{"student": "text", "day": "day"}`. Nil: those that it has; none for a new one.
    var placeholders: [String: PlaceholderType]?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var name: TemplateName
    var language: Language
    /// What there was in its place.
    var replaced: Replaced
    /// `subject`, `body`, `placeholders`: what is another now.
    var changed: [String]
    var preview: TemplatePreview
  }

  /// What a template is put in place of.
  enum Replaced: String, Codable, Sendable {
    case nothing, standard, own
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    try TemplateDraft(params.name, params.language, params.subject, params.body).check()
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    return .completed(
      try academy.change { transaction in
        let draft = TemplateDraft(params.name, params.language, params.subject, params.body)
        let own = try transaction.ownTemplate(params.name.text, in: params.language)
        let standard = StandardTemplates.template(params.name.text, in: params.language)
        let template = try transaction.template(draft, placeholders: params.placeholders)
        let before = own ?? standard
        try academy.save(template, before: own, in: transaction)
        return Report(
          name: params.name, language: params.language,
          replaced: own != nil ? .own : standard != nil ? .standard : .nothing,
          changed: template.differences(from: before), preview: try transaction.preview(template, nil))
      })
  }
}

/// The library's entry for `communication.exec.upsert_template`.
@c(intent_handler_communication__exec__upsert_template)
public func entry() -> UnsafeRawPointer { export(UpsertTemplate.self) }
