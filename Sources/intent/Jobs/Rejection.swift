import IntentCore
import IntentJSON

/// Why a drop was refused: what lies beside it in `rejected/`.
struct Rejection {
  /// The whole reason, as it was written.
  var text: JSONText

  var kind: String? { text["error_kind"]?.string }
  var message: String? { text["error_message"]?.string }

  /// nil: the job was not rejected, or its reason was removed.
  init?(of job: ListedJob) {
    guard job.state == .rejected, job.location.hasSuffix(".json"),
      let bytes = try? TextFile.read(job.location.dropLast(5) + ".error.json", limit: 1 << 20),
      let text = try? JSONText(validating: bytes)
    else { return nil }
    self.text = text
  }
}

extension RecordSummary {
  /// The summary of a job, with the reason of a rejected one.
  init(explaining job: ListedJob) {
    self.init(job)
    guard let rejection = Rejection(of: job) else { return }
    errorKind = rejection.kind
    errorMessage = rejection.message
  }
}
