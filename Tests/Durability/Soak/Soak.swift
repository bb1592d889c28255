public import Foundation
import RandomTesting

/// Runs the real dispatcher on a real spool under random kills, drops, cancels, retries, pauses and hot reloads, and
/// accounts for every job at the end.
///
/// Everything random comes from the seed. What the machine does in between does not, so a run with the same seed drops the
/// same jobs and is not the same run.
public final class Soak {
  let options: SoakOptions
  let bench: Workbench
  var random: SeededGenerator
  var ledger = SoakLedger()
  var records: SoakRecords
  var dropping: SoakDropping
  var figures = SoakFigures()
  var violations: [String] = []
  var dispatcher: BenchProgram?
  var dispatcherCount = 0
  /// Commands under way, and what to do with their ends.
  var commands: [(program: BenchProgram, began: Date, then: (BenchEnding) throws -> Void)] = []
  /// What is to be undone, and when.
  var later: [(due: Date, action: () throws -> Void)] = []
  var began = Date()
  var nextKill = Date()
  var nextLook = Date()
  var nextEvent = Date()
  /// When something last ended.
  var lastEnd = Date()
  private var toldViolations = 0
  let say: (String) -> Void

  /// - Parameters:
  ///   - root: A directory that is made, and left behind only if something is wrong.
  ///   - say: Told how it goes on.
  public init(_ options: SoakOptions, in root: URL, say: @escaping (String) -> Void = { _ in }) throws {
    self.options = options
    self.say = say
    bench = try Workbench(root)
    random = SeededGenerator(seed: options.seed)
    records = SoakRecords(spool: bench.spool, keep: options.keep)
    dropping = SoakDropping(pending: bench.pending)
  }

  /// Runs it; answers what was found wrong: nothing, if all is well.
  public func run() throws -> [String] {
    try bench.write(registry: SoakRegistry.whole(isFirst: true))
    try startDispatcher()
    began = Date()
    nextKill = began.addingTimeInterval(options.pause.lowerBound)
    var nextNews = began.addingTimeInterval(30)
    while !isEnough {
      try turn(isDropping: true)
      tellViolations()
      if Date() > nextNews {
        nextNews = nextNews.addingTimeInterval(30)
        say(news)
      }
      usleep(10_000)
    }
    figures.seconds = Date().timeIntervalSince(began)
    try drain()
    audit()
    if violations.isEmpty { bench.remove() }
    return violations
  }

  /// What was done, for people.
  public var summary: [String] { figures.lines() }

  private var isEnough: Bool {
    if figures.killCount < options.leastKills { return false }
    if let seconds = options.seconds, Date().timeIntervalSince(began) >= seconds { return true }
    if let jobs = options.jobs, figures.jobCount >= jobs { return true }
    return violations.count > 100
  }

  /// As soon as they are seen: what is there then says most.
  private func tellViolations() {
    let all = violations + records.violations
    for violation in all.dropFirst(toldViolations).prefix(20) { say("violation: \(violation)") }
    toldViolations = all.count
  }

  private var news: String {
    "\(Int(Date().timeIntervalSince(began))) s: \(figures.jobCount) jobs, \(ledger.waiting.count) of them under way; "
      + "\(figures.killCount) kills; violations: \(violations.count + records.violations.count)"
  }

  /// A moment of the run.
  func turn(isDropping: Bool) throws {
    let now = Date()
    if isDropping { try drop(now) }
    try dropping.goOn(now: now)
    for action in later.filter({ $0.due <= now }) { try action.action() }
    later.removeAll { $0.due <= now }
    try takeCommands()
    if isDropping, now >= nextEvent {
      nextEvent = now.addingTimeInterval(Double.random(in: 0.02...0.5, using: &random))
      try doSomething(now)
    }
    if isDropping, now >= nextKill {
      nextKill = now.addingTimeInterval(Double.random(in: options.pause, using: &random))
      try kill()
    }
    if now >= nextLook {
      nextLook = now.addingTimeInterval(isDropping ? 2 : 0.5)
      look()
    }
    try keepDispatcher()
  }

  /// Takes in what has ended since.
  func look() {
    let before = ledger.waiting.count
    let returned = records.look { id in ledger.jobs[id]?.mending != .no }
    ledger.waiting.formUnion(returned)
    for id in ledger.waiting where records.paths[id]?.isEmpty == false { ledger.waiting.remove(id) }
    // The one of two that was not first, or that was taken for a duplicate, has no record but its rejection.
    for id in ledger.waiting where ledger.jobs[id]?.kind == .unique {
      let names = ledger.jobs[id]!.names
      if names.contains(where: { records["rejected/\($0).json"] != nil }) { ledger.waiting.remove(id) }
    }
    if ledger.waiting.count != before { lastEnd = Date() }
  }

  /// Lets everything come to its end.
  private func drain() throws {
    let began = Date()
    say("no more jobs; \(ledger.waiting.count) have not ended yet")
    for action in later { try action.action() }
    later = []
    lastEnd = began
    var nextResume = began.addingTimeInterval(10)
    while dropping.isWriting || !commands.isEmpty || !ledger.isOver(records) {
      try turn(isDropping: false)
      // A pause that was asked for in vain may be heard late, by the next dispatcher.
      if Date() > nextResume, commands.isEmpty {
        try resume()
        nextResume = Date().addingTimeInterval(10)
      }
      if Date().timeIntervalSince(lastEnd) > options.patience, commands.isEmpty {
        violations.append("nothing has ended for \(options.patience) s, and \(ledger.waiting.count) jobs have not")
        break
      }
      usleep(10_000)
    }
    try bench.write(registry: SoakRegistry.whole(isFirst: true))
    try stopDispatcher(times: 1)
    look()
    figures.drainSeconds = Date().timeIntervalSince(began)
  }
}
