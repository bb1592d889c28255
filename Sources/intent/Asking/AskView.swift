import IntentCore
import IntentJSON
import IntentModel

/// One intent as it was understood, for a person.
struct AskView {
  let intent: AskedIntent
  let entry: RegistryEntry
  /// nil: it is run here, and is no job.
  let job: JSONText?

  func lines(on terminal: Terminal) -> [String] {
    var lines = [
      terminal.paint(intent.key.text, .bold) + (entry.summary.map { "  " + PlainText.line($0) } ?? "")
    ]
    var rows: [(name: String, value: String, note: String)] = intent.params.members.map { member in
      (member.name, member.value.compacted().text, note(member.name))
    }
    if entry.policy.approval.isRequired {
      let limit = entry.policy.approval.expiresAfter.map { ", within \($0)" } ?? ""
      rows.append(("approval", "", "a person has to approve it\(limit): intent approve"))
    }
    if let job { rows.append(("job", job.compacted().text, "")) }
    let names = rows.map { DisplayWidth.of($0.name) }.max() ?? 0
    let values = rows.filter { !$0.note.isEmpty }.map { DisplayWidth.of($0.value) }.max() ?? 0
    for row in rows {
      let name = "  " + PlainText.line(row.name) + padding(row.name, names)
      let value = PlainText.line(row.value) + (row.note.isEmpty ? "" : padding(row.value, min(values, 40)))
      lines.append(
        terminal.paint(name, .dim) + "  " + value + (row.note.isEmpty ? "" : "  " + PlainText.line(row.note)))
    }
    return lines
  }

  /// How a parameter was understood.
  private func note(_ param: String) -> String {
    if intent.given[param] != nil { return "(given)" }
    guard let words = intent.words.first(where: { $0.parameters.contains { $0.name == param } }) else {
      return "(by the pattern)"
    }
    return "(\(words.note))"
  }

  private func padding(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
  }
}
