/// What a handler answers when it does not throw.
public enum Outcome<Report> {
  /// Done. The report goes into the record.
  case completed(Report)
  /// Not yet: run the job again after that long. Uses up no retry.
  case snooze(for: Duration)
  /// There is no need any more: the job ends as cancelled, with the reason.
  case cancelled(String)
}

extension Outcome: Sendable where Report: Sendable {}

extension Outcome where Report == NoReport {
  /// Done, with nothing to report.
  public static var completed: Outcome { .completed(NoReport()) }
}
