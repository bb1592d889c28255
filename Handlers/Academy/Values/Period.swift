import IntentKit

/// Days from one to another, both included.
public struct Period: Codable, Sendable, Hashable {
  /// The first day.
  public let from: Day
  /// The last day.
  public let to: Day

  /// Checks two days of parameters called `from` and `to`.
  ///
  /// - Throws: `invalid_params`, naming `to`, if it comes before `from` or the period is longer than so many days.
  public init(from: Day, to: Day, longest: Int = 1_100) throws {
    guard from <= to else { throw IntentError.invalidParams("\(to) comes before from, which is \(from)", field: "to") }
    guard to.number - from.number < longest else {
      throw IntentError.invalidParams("the period is longer than \(longest) days", field: "to")
    }
    self.from = from
    self.to = to
  }

  /// The days that are given; where the last is not, it is today, and where the first is not, so many days end there.
  public init(from: Day?, to: Day?, today: Day, days: Int) throws {
    let last = to ?? today
    try self.init(from: from ?? last.adding(1 - days), to: last)
  }
}
