import IntentCore
import IntentJSON
import IntentModel

/// One job in full, for people and for programs.
struct JobView {
  private let job: ListedJob
  private let summary: RecordSummary
  /// The file as JSON; nil: it is none (it may be rejected for that).
  private let text: JSONText?

  /// - Parameter redaction: What is not shown of an intent's parameters, also of jobs that have not ended and need them.
  init(_ job: ListedJob, redaction: RedactionRules) {
    var job = job
    let text = try? JSONText(validating: job.bytes, limits: JobReader.recordLimits)
    self.text = text.map { text in
      guard let name = text["intent_key"]?.string, let key = try? IntentKey(name) else { return text }
      return JobRecord.shown(text, redact: redaction.paths(of: key))
    }
    if let shown = self.text { job.bytes = Array(shown.bytes) }
    self.job = job
    summary = RecordSummary(explaining: job)
  }

  /// The record, and where it is.
  var json: JSONText {
    let object = text?.kind == .object ? text : nil
    return (object ?? .emptyObject).rewritingObject(dropping: ["state", "location"]) { writer in
      if object == nil { writer.member("id", job.id) }
      writer.member("state", job.state.rawValue)
      writer.member("location", job.location)
      if let rejection = Rejection(of: job)?.text { writer.member("rejection", rejection) }
    }
  }

  /// Lines for a person.
  func lines(on terminal: Terminal) -> [String] {
    var lines = fields.map { field in
      let name = field.name + String(repeating: " ", count: max(0, 12 - field.name.count))
      return terminal.paint(name, .dim) + "  " + terminal.paint(PlainText.line(field.value), field.color)
    }
    let attempts = text?["attempts"]?.elements.map(AttemptView.init) ?? []
    if !attempts.isEmpty { lines += [""] + AttemptView.table(attempts).lines(on: terminal) }
    for name in ["intent_params", "progress", "result"] {
      guard let value = text?[name], !value.isNull else { continue }
      lines += ["", terminal.paint(name, .bold)]
      lines += value.prettyPrinted().split(separator: "\n").map { "  " + PlainText.line(String($0)) }
    }
    return lines
  }

  private var fields: [(name: String, value: String, color: Terminal.Color?)] {
    let optional: [(String, String?, Terminal.Color?)] = [
      ("id", summary.id, .bold),
      ("state", job.state.rawValue, job.state.color),
      ("intent", summary.key, nil),
      ("tenant", summary.tenant, nil),
      ("error", job.state == .held ? nil : summary.errorMessage, .red),
      ("held", summary.held?.message, .yellow),
      ("due", job.state == .delayed ? summary.dueAt?.display : nil, nil),
      ("dropped as", summary.submittedAs, nil),
      ("created", summary.createdAt?.display, nil),
      ("started", summary.executedAt?.display, nil),
      ("ended", summary.completedAt?.display, nil),
      ("retries", summary.retryCount > 0 ? String(summary.retryCount) : nil, nil),
      ("file", job.location, nil),
    ]
    return optional.compactMap { name, value, color in value.map { (name, $0, color) } }
  }
}
