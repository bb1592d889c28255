import IntentCore

extension Approval {
  /// Who decided, when and why, in a line for people.
  var line: String {
    "by \(by ?? "somebody"), \(at.display)" + (note.map { ": \($0)" } ?? "")
  }
}
