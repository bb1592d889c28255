import Durability
import Foundation
import Testing

/// kill -9 while a batch runs. `intent-durability batch` does the same with more items and more kills.
@Suite(.serialized)
struct BatchKillTests {
  struct Trial: Sendable, CustomTestStringConvertible {
    var work: BatchTrialOptions.Work
    var items: Int
    var kills: Int
    var testDescription: String { "\(items) items, \(work.rawValue), \(kills) kills" }
  }

  @Test(
    "Every item ends once, with its effect once, and the callback comes once",
    arguments: [
      Trial(work: .nothing, items: 20_000, kills: 20), Trial(work: .effects, items: 2_000, kills: 6),
      Trial(work: .messages, items: 1_000, kills: 5),
    ])
  func kills(_ trial: Trial) throws {
    var options = BatchTrialOptions(seed: 20_261_126)
    (options.work, options.items, options.kills) = (trial.work, trial.items, trial.kills)
    let root = FileManager.default.temporaryDirectory.appending(path: "intent-batch-\(UUID().uuidString)")
    let run = try BatchTrial(options, in: root)
    let violations = try run.run()
    #expect(violations == [], "\(run.summary), left in \(root.path)")
    if violations.isEmpty { run.remove() }
  }
}
