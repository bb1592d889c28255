import IntentCore
import IntentModel

/// How many jobs came to an end lately, from the times of their records.
struct RatesSection: StatusSection {
  /// The same for a stretch of time that ends now.
  struct Window: Encodable, Sendable, Equatable {
    var seconds: Int64
    var completedPerMinute: Double
    var failedPerMinute: Double
  }

  private static let lengths: [Int64] = [60, 300, 900]
  /// The longest of the stretches, in milliseconds.
  static let longest: Int64 = 900_000

  var windows: [Window]
  /// Records whose time was asked for.
  var lookedAt: Int
  /// Records that may be of this time: those of its days.
  var of: Int
  /// Whether these are all; if not, the rates are an estimate.
  var isComplete: Bool

  init(_ look: SpoolLook) {
    let (completed, failed) = (look[.completed], look[.failed])
    windows = Self.lengths.map { length in
      func perMinute(_ survey: Survey) -> Double {
        let since = look.now.adding(milliseconds: -length * 1000)
        let count = Double(survey.times.count { $0 > since }) * survey.scale
        return (count * 60 / Double(length) * 10).rounded() / 10
      }
      return Window(seconds: length, completedPerMinute: perMinute(completed), failedPerMinute: perMinute(failed))
    }
    lookedAt = completed.looked + failed.looked
    of = completed.candidates + failed.candidates
    isComplete = completed.isComplete && failed.isComplete
  }

  func lines(on terminal: Terminal) -> [String] {
    guard windows.contains(where: { $0.completedPerMinute > 0 || $0.failedPerMinute > 0 }) else {
      return [terminal.paint("nothing completed or failed in the last 15 minutes", .dim)]
    }
    var table = Table(
      [.init(title: "PER MINUTE")]
        + windows.map { .init(title: "LAST \($0.seconds / 60)m", alignment: .right) })
    table.add([.init("completed", .green)] + windows.map { .init($0.completedPerMinute.oneDigit) })
    let hasFailures = windows.contains { $0.failedPerMinute > 0 }
    table.add(
      [.init("failed", hasFailures ? .red : .dim)]
        + windows.map { .init($0.failedPerMinute.oneDigit, $0.failedPerMinute > 0 ? nil : .dim) })
    let note = isComplete ? [] : ["estimated from \(Quantity.count(lookedAt)) of \(Quantity.count(of)) records"]
    return table.lines(on: terminal) + note.map { terminal.paint($0, .dim) }
  }
}
