/// Why a text is no cron expression: the field, what was found there, what is allowed.
public struct CronError: Error, Sendable, Hashable, CustomStringConvertible {
  /// For people; the field at fault comes first, where it is one.
  public var message: String

  init(_ message: String) { self.message = message }

  init(_ field: CronField, found text: some StringProtocol, _ reason: String? = nil) {
    let found = text.isEmpty ? "nothing" : "\"\(text.prefix(60))\""
    message = "\(field.name): found \(found)\(reason.map { ", \($0)" } ?? ""); it takes \(field.allowed)"
  }

  /// Same as `message`.
  public var description: String { message }
}
