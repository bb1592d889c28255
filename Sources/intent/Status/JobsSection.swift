import IntentCore

/// How many jobs are in which state.
struct JobsSection: StatusSection {
  var counts: [JobState: Int] = [:]
  /// States of which only so many were counted.
  var atLeast: [JobState] = []

  init(counts: [JobState: Int], atLeast: [JobState] = []) {
    self.counts = counts
    self.atLeast = atLeast
  }

  init(_ look: SpoolLook) {
    for state in JobState.allCases {
      counts[state] = look[state].count
      if !look[state].isCountComplete { atLeast.append(state) }
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    for state in JobState.allCases {
      try container.encode(counts[state] ?? 0, forKey: Key(stringValue: state.rawValue))
    }
  }

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  func lines(on terminal: Terminal) -> [String] {
    var table = Table([
      .init(title: "STATE"), .init(title: "JOBS", alignment: .right), .init(title: "", isFlexible: true),
    ])
    for state in JobState.allCases {
      let count = counts[state] ?? 0
      table.add([
        .init(state.rawValue, count > 0 ? state.color : .dim),
        .init(Quantity.count(count) + (atLeast.contains(state) ? "+" : ""), count > 0 ? nil : .dim),
        .init(count > 0 ? Self.meaning(state) : "", .dim),
      ])
    }
    return table.lines(on: terminal)
  }

  private static func meaning(_ state: JobState) -> String {
    switch state {
    case .pending: "wait for a worker"
    case .delayed: "wait for their time"
    case .held: "wait for a person or a deployment: intent list --state held"
    case .processing: "run"
    case .completed: ""
    case .failed: "dead letters: intent list --state failed"
    case .cancelled: ""
    case .rejected: "were no jobs: intent list --state rejected"
    }
  }
}
