import IntentCore
import IntentModel

/// Where a batch's journal has its last word on each item, and how often each was tried.
struct BatchMarks {
  /// -1: nowhere.
  private var offsets: [Int64]
  /// Attempts and retries of an item, 16 bits each; empty until one was tried twice.
  private var repeats: [UInt32] = []

  init(total: Int) {
    offsets = [Int64](repeating: -1, count: total)
  }

  /// Reads a journal as far as it is whole.
  mutating func read(_ lines: FileLines, _ manifest: BatchManifest) throws(SystemCallError) -> BatchHistory {
    var lines = lines
    var history = BatchHistory(total: manifest.total)
    var sum = BatchLine.seed(of: manifest.uid)
    while case .line(let line) = try lines.next(), line.isWhole, let next = BatchLine.read(line.bytes, after: sum) {
      take(next.entry, at: line.offset, history)
      history.take(next.entry)
      sum = next.sum
    }
    return history
  }

  /// - Parameter history: What stood before it.
  private mutating func take(_ entry: BatchEntry, at offset: Int64, _ history: BatchHistory) {
    switch entry {
    case .waits(let item, let past, until: _, _):
      guard offsets.indices.contains(item - 1), history.status(item) == nil else { return }
      offsets[item - 1] = offset
      note(past.attempts, past.retryCount, item)
    case .ended(let item, let end):
      guard offsets.indices.contains(item - 1), history.status(item) == nil else { return }
      offsets[item - 1] = offset
      let past = history.waiting[item]?.past
      let isItem = end.error?.kind != .invalidItem
      note(isItem ? (past?.attempts ?? 0) + 1 : 0, past?.retryCount ?? 0, item)
    case .begun, .progress, .redacted: break
    }
  }

  private mutating func note(_ attempts: Int, _ retries: Int, _ item: Int) {
    let packed = UInt32(UInt16(clamping: attempts)) << 16 | UInt32(UInt16(clamping: retries))
    if repeats.isEmpty {
      // What most items have is kept for none.
      if packed == 1 << 16 { return }
      repeats = offsets.map { $0 < 0 ? 0 : 1 << 16 }
    }
    repeats[item - 1] = packed
  }

  func offset(of item: Int) -> Int64? { offsets[item - 1] < 0 ? nil : offsets[item - 1] }

  /// Attempts that ended, and retries used up; of an item that is open again, none.
  func tries(of item: Int) -> (attempts: Int, retries: Int) {
    if repeats.isEmpty { return (offsets[item - 1] < 0 ? 0 : 1, 0) }
    return (Int(repeats[item - 1] >> 16), Int(repeats[item - 1] & 0xFFFF))
  }
}
