import Foundation
import RandomTesting
import IntentJSON
import IntentModel

/// A job that a soak dropped, and what may become of it.
struct SoakJob {
  /// What it is there for.
  enum Kind: String, CaseIterable {
    /// Inserts its number.
    case plain
    /// Takes a moment after its effect.
    case slow
    /// Fails a few times after its effect.
    case flaky
    /// Fails for good, until somebody mends it and has it tried again.
    case failing
    /// Takes its worker with it each time.
    case crashing
    /// Takes its worker with it the first time.
    case crashingOnce
    /// Waits for its time.
    case delayed
    /// Came too late.
    case expired
    /// Submits two others.
    case parent
    /// Was submitted by one.
    case child
    /// Shares a unique key with a few others.
    case unique
    /// Of an intent whose entry and library come and go.
    case echo

    /// How many of a thousand, without those that others bring.
    var share: Int {
      switch self {
      case .plain: 630
      case .slow, .flaky, .delayed, .echo: 60
      case .failing, .parent, .unique: 30
      case .expired: 36
      case .crashing, .crashingOnce: 2
      case .child: 0
      }
    }
  }

  /// Whether somebody mended its cause and had it tried again.
  enum Mending { case no, perhaps, yes }

  var n: Int
  var kind: Kind
  var mayBeCancelled = false
  var mending = Mending.no
  var children: [Int] = []
  /// The names it was dropped under; more than one for a duplicate.
  var names: [String] = []

  var id: String { "job-\(n)" }
  /// Those of a group share a unique key.
  var uniqueGroup: Int { n / 100 }

  /// The file, as its dropper writes it.
  func text(gates: URL, now: Date, _ random: inout SeededGenerator) -> String {
    var params = #""n": \#(n)"#
    var members = ""
    switch kind {
    case .plain, .child: break
    case .slow: params += #", "milliseconds": \#(Int.random(in: 20...400, using: &random))"#
    case .flaky: params += #", "failures": \#(Int.random(in: 1...3, using: &random))"#
    case .failing: params += #", "gate": "\#(gate(gates).path)""#
    case .crashing:
      params += #", "crashes": 1000"#
      members = #", "max_retries": 1"#
    case .crashingOnce: params += #", "crashes": 1"#
    case .delayed:
      let due = now.addingTimeInterval(Double.random(in: 0.05...3, using: &random))
      members = #", "run_at": "\#(Self.time(due))""#
    case .expired: members = #", "expires_at": "\#(Self.time(now.addingTimeInterval(-1)))""#
    case .parent: params += #", "children": \#(children)"#
    case .unique: members = #", "unique_key": "key-\#(n / 2)""#
    case .echo: members = #", "price": 1.10"#
    }
    if Bool.random(using: &random) { members += #", "priority": \#(Int.random(in: 0...9, using: &random))"# }
    let key = kind == .echo ? "runtime.query.echo" : "fixture.exec.audited"
    return #"{"id": "\#(id)", "intent_key": "\#(key)", "intent_params": {\#(params)}\#(members)}"#
  }

  /// The file whose being there mends a failing job.
  func gate(_ gates: URL) -> URL { gates.appending(path: "\(n)") }

  private static func time(_ date: Date) -> String {
    Timestamp(milliseconds: Int64(date.timeIntervalSince1970 * 1000)).rfc3339
  }

  /// The states that it may end in.
  var ends: Set<String> {
    var ends: Set<String> =
      switch kind {
      case .plain, .slow, .flaky, .delayed, .parent, .child, .crashingOnce, .echo: ["completed"]
      case .unique: ["completed", "rejected"]
      case .crashing: ["failed"]
      case .expired: ["cancelled"]
      case .failing:
        switch mending {
        case .no: ["failed"]
        case .perhaps: ["failed", "completed"]
        case .yes: ["completed"]
        }
      }
    if mayBeCancelled { ends.insert("cancelled") }
    return ends
  }

  /// How many effects it may have left in the store, having ended in a state.
  func effects(_ state: String, hasRun: Bool) -> ClosedRange<Int> {
    if kind == .echo { return 0...0 }
    switch state {
    case "completed": return 1...1
    case "failed": return kind == .crashing ? 0...1 : 0...0
    case "cancelled": return hasRun ? 0...1 : 0...0
    default: return 0...0
    }
  }
}
