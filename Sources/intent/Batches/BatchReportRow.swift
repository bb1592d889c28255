import FileSpool
import IntentCore
import IntentJSON
import IntentModel

/// What became of one item, as it may be shown: nothing in it that the registry says is not to be.
struct BatchReportRow {
  private static let leading = [
    "item", "status", "attempts", "retries", "duration_ms", "error_kind", "error_field", "error_message",
  ]

  private let item: BatchReportItem
  /// nil: it is no item.
  private let params: JSONText?
  private let error: IntentError?
  private let result: JSONText?

  init(_ item: BatchReportItem, redact: [ParameterPath]) {
    self.item = item
    guard case .params(let params) = item.content else {
      self.params = nil
      // Of an item that is none yet executed, the reason is known all the same.
      guard case .malformed(let reason) = item.content else { preconditionFailure("an item is one or the other") }
      error = IntentError(.invalidItem, MalformedReason.shown(reason, redact: redact))
      result = nil
      return
    }
    let secrets = redact.isEmpty ? nil : Secrets(params, redact)
    self.params = JobRecord.shown(params: params, redact: redact)
    error = item.error.map { secrets?.removed(from: $0) ?? $0 }
    result = item.result.map { secrets?.removed(from: $0) ?? $0 }
  }

  /// The names of the columns, with those of parameters that have columns of their own.
  static func columns(_ names: [String]) -> [String] {
    leading + names.map { "params.\($0)" } + ["other_params", "result"]
  }

  /// The fields of those columns.
  func fields(_ names: [String]) -> [String] {
    var values: [String: JSONText] = [:]
    var others: [JSONMember] = []
    for member in params?.members ?? JSONText.emptyObject.members {
      if names.contains(member.name) { values[member.name] = member.value } else { others.append(member) }
    }
    return [
      String(item.number), item.status.rawValue, String(item.attempts), String(item.retries),
      item.milliseconds.map { String($0) } ?? "", error?.kind.rawValue ?? "", error?.field ?? "", error?.message ?? "",
    ] + names.map { values[$0].map(Self.field) ?? "" } + [
      Self.object(others), result.map { $0.compacted().text } ?? "",
    ]
  }

  private static func field(_ value: JSONText) -> String {
    value.isNull ? "" : value.string ?? value.compacted().text
  }

  private static func object(_ members: [JSONMember]) -> String {
    if members.isEmpty { return "" }
    var writer = JSONWriter(capacity: 64)
    writer.object { writer in
      for member in members { writer.member(member) }
    }
    return writer.text.text
  }

  /// What went wrong, in a few words.
  var failure: (item: Int, kind: String, message: String)? {
    error.map { (item.number, $0.kind.rawValue, $0.message) }
  }
}

extension BatchReportRow: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("item", item.number)
      writer.member("status", item.status.rawValue)
      writer.member("attempts", item.attempts)
      writer.member("retries", item.retries)
      writer.memberIfPresent("duration_ms", item.milliseconds)
      writer.memberIfPresent("due_at", item.dueAt)
      if let error {
        writer.object("error") { writer in
          writer.member("kind", error.kind.rawValue)
          writer.member("message", error.message)
          writer.memberIfPresent("field", error.field)
          writer.memberIfPresent("details", error.details)
        }
      }
      writer.memberIfPresent("params", params)
      writer.memberIfPresent("result", result)
    }
  }
}
