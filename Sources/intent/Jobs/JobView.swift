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
    self.text = text.map { JobRecord.shown($0, redact: redaction.paths(of:)) }
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
    for approval in text?["approvals"]?.elements.compactMap(Approval.init) ?? [] {
      lines.append(terminal.paint("\(approval.decision)    ", .dim) + "  " + PlainText.line(approval.line))
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
      ("expires", summary.held?.expiry?.display, .yellow),
      ("requested by", summary.requestedBy, nil),
      ("reason", summary.reason, nil),
      ("due", job.state == .delayed ? summary.dueAt?.display : nil, nil),
      ("follows", text?["parent"]?["id"]?.string, nil),
      ("followed by", followUps, nil),
      ("dropped as", summary.submittedAs, nil),
      ("created", summary.createdAt?.display, nil),
      ("started", summary.executedAt?.display, nil),
      ("ended", summary.completedAt?.display, nil),
      ("retries", summary.retryCount > 0 ? String(summary.retryCount) : nil, nil),
      ("file", job.location, nil),
    ]
    return optional.compactMap { name, value, color in value.map { (name, $0, color) } }
  }

  /// The jobs that were submitted with its end: the first ones, where there are many.
  private var followUps: String? {
    guard state.isTerminal, let ids = text?["follow_ups"]?.elements.compactMap(\.string), !ids.isEmpty else {
      return nil
    }
    let more = ids.count - Self.followUpsShown + (text?["follow_ups_omitted"]?.integer(as: Int.self) ?? 0)
    return ids.prefix(Self.followUpsShown).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }

  private static let followUpsShown = 5
  private var state: JobState { job.state }
}
