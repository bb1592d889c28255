import IntentJSON

/// How many items of a batch have come to what.
public struct BatchCounts: Sendable, Equatable {
  /// All items.
  public var total: Int
  /// Done.
  public var completed = 0
  /// Ended in vain: retries used up, or an error that no retry mends; an item that cannot be read, too.
  public var failed = 0
  /// Not executed, because the batch was cancelled.
  public var cancelled = 0

  /// Counts of a batch in which nothing has happened.
  public init(total: Int) {
    self.total = total
  }

  /// Items that have come to an end.
  public var ended: Int { completed + failed + cancelled }
  /// Items that have not.
  public var open: Int { total - ended }

  /// Counts an item that ended.
  public mutating func add(_ end: ItemEnd.Status) {
    switch end {
    case .completed: completed += 1
    case .failed: failed += 1
    case .cancelled: cancelled += 1
    }
  }
}

extension BatchCounts {
  /// Writes `"total":..,"completed":..,"failed":..,"cancelled":..` into the object that is open.
  func writeMembers(to writer: inout JSONWriter) {
    writer.member("total", total)
    writer.member("completed", completed)
    writer.member("failed", failed)
    writer.member("cancelled", cancelled)
  }

  /// Reads what ``writeMembers(to:)`` wrote; nil: it is not there.
  init?(_ text: JSONText) {
    let numbers = ["total", "completed", "failed", "cancelled"].map { text[$0]?.integer(as: Int.self) ?? -1 }
    guard numbers.allSatisfy({ (0...BatchItem.largestCount).contains($0) }) else { return nil }
    self.init(total: numbers[0])
    (completed, failed, cancelled) = (numbers[1], numbers[2], numbers[3])
  }
}
