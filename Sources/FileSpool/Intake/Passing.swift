import IntentModel

/// Passing over jobs that may not start (a paused queue, a limit) to reach those behind them.
///
/// Without it, a window full of jobs of a paused queue would keep all others out. Reading past a backlog costs a pass
/// through it, so that passes take at most a tenth of the time: the next one waits nine times as long as the last took.
struct Passing: Sendable {
  private var keys: Set<IntentKey> = []
  private var began = MonotonicInstant(nanoseconds: 0)
  private var next = MonotonicInstant(nanoseconds: .min)
  private(set) var isUnderWay = false
  /// Whether something was passed over that has to be looked for again.
  private var owesScan = false

  /// Whether a pass may begin, or one that is under way be told of more intents.
  func mayBegin(at now: MonotonicInstant) -> Bool { isUnderWay || now >= next }

  mutating func begin(_ keys: Set<IntentKey>, at now: MonotonicInstant) {
    if !isUnderWay { began = now }
    self.keys.formUnion(keys)
    isUnderWay = true
    owesScan = true
  }

  /// Whether a job is passed over: it is of an intent that may not start, of which the window holds enough.
  func passesOver(_ key: IntentKey, _ count: Int, room: Int) -> Bool {
    isUnderWay && keys.contains(key) && count >= Self.kept(keys.count, room: room)
  }

  /// How many jobs of an intent stay in a window of so many when as many intents may not start: a quarter for all.
  static func kept(_ intents: Int, room: Int) -> Int { max(1, room / 4 / max(1, intents)) }

  /// The pass has come to the end of the directory.
  mutating func end(at now: MonotonicInstant) {
    guard isUnderWay else { return }
    isUnderWay = false
    keys = []
    let took = max(now.nanoseconds - began.nanoseconds, 10_000_000)
    next = now.adding(nanoseconds: 9 * took)
  }

  /// Whether it is time to look for what was passed over; says so once.
  mutating func isScanDue(hasRoom: Bool) -> Bool {
    guard owesScan, !isUnderWay, hasRoom else { return false }
    owesScan = false
    return true
  }
}
