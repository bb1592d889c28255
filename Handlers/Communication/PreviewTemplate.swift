import AcademyKit
import IntentKit

/// `communication.query.preview_template`: what a template looks like with certain values, or with made-up ones, and
/// which of its placeholders have none.
struct PreviewTemplate: IntentHandler {
  static let intent: IntentKey = "communication.query.preview_template"

  struct Params: AcademyParameters {
    var template: TemplateName
    /// Nil: each language that it has.
    var language: Language?
    /// What stands in place of its placeholders; nil: made-up values.
    var values: JSONText?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var template: TemplateName
    var previews: [TemplatePreview]
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    try MessageDraft(template: params.template, values: params.values).check()
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let store = try Academy(context, params).store
    let templates = try store.templates(params.template)
    let chosen = templates.filter { params.language == nil || $0.language == params.language }
    guard !chosen.isEmpty else {
      throw IntentError.invalidParams(
        "the template \(params.template) has no text in this language: guardians get the other one", field: "language")
    }
    let values = try params.values.map { try TemplateValues($0, for: templates) }
    return .completed(
      Report(template: params.template, previews: try chosen.map { try store.preview($0, values) }))
  }
}

/// The library's entry for `communication.query.preview_template`.
@c(intent_handler_communication__query__preview_template)
public func entry() -> UnsafeRawPointer { export(PreviewTemplate.self) }
