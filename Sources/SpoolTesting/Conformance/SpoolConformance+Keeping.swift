import IntentCore
import IntentModel

/// What a spool lets go of; for those that can, ``SpoolPruning``.
extension SpoolConformance {
  static let keeping: [Check] = [
    Check("a record is kept for its age, and gone after it: its id may be used again") { subject in
      guard let spool = subject.pruning else { return }
      let ids = try subject.endEach()
      let hour = Retention.each(Retention.Rule(age: DurationText(milliseconds: 3_600_000)))
      try expectEqual(try spool.prune(hour) { true }, 0, "records that went before their time")
      subject.clock.advance(milliseconds: 3_500_000)
      try expectEqual(try spool.prune(hour) { true }, 0, "records that went before their time")
      for id in ids {
        try expect(try subject.state(of: TestJob(id)) != nil, "the record of \(id) is gone before its time")
      }
      subject.clock.advance(milliseconds: 86_400_000)
      try expectEqual(try spool.prune(hour) { true }, ids.count, "records that went")
      for id in ids { try subject.submit(TestJob(id)) }
      _ = try subject.claim(ids.count)
    },
    Check("each state has a rule of its own") { subject in
      guard let spool = subject.pruning else { return }
      _ = try subject.endEach()
      subject.clock.advance(milliseconds: 86_400_000)
      var retention = Retention()
      retention[.failed] = Retention.Rule(age: DurationText(milliseconds: 1000))
      try expectEqual(try spool.prune(retention) { true }, 1, "records that went")
      try expectEqual(try subject.state(of: TestJob("ended-1")), nil, "state of the failed one")
      try expectEqual(try subject.state(of: TestJob("ended-0")), .completed, "state of the completed one")
      try expectEqual(try spool.prune(Retention()) { true }, 0, "records that went where all are kept")
    },
    Check("of many records the newest are kept") { subject in
      guard let spool = subject.pruning else { return }
      for index in 0..<6 {
        try subject.submit(TestJob("job-\(index)"))
        let claim = try subject.claim(1)[0]
        try subject.commit(claim.completed(at: subject.now))
        subject.letAgesDiffer()
      }
      let two = Retention.each(Retention.Rule(count: 2))
      try expectEqual(try spool.prune(two) { true }, 4, "records that went")
      try expectEqual(try spool.prune(two) { true }, 0, "records that went of those that were left")
      for index in 0..<6 {
        try expectEqual(
          try subject.state(of: TestJob("job-\(index)")), index < 4 ? nil : .completed, "state of job \(index)")
      }
    },
    Check("what is not over is never let go of") { subject in
      guard let spool = subject.pruning else { return }
      try subject.submit(TestJob("waits"), TestJob("runs", uniqueKey: "k"), TestJob("delayed"))
      let claims = try subject.claim(3)
      let delayed = claims.first { $0.job.id.text == "delayed" }!
      let running = claims.first { $0.job.id.text == "runs" }!
      try subject.commit(delayed.snoozed(milliseconds: 7 * 86_400_000, at: subject.now))
      subject.clock.advance(milliseconds: 86_400_000)
      let nothing = Retention.each(Retention.Rule(age: DurationText(milliseconds: 1), count: 0))
      try expectEqual(try spool.prune(nothing) { true }, 0, "records that went")
      try expectEqual(try subject.state(of: TestJob("delayed")), .delayed, "state of the delayed one")
      try expectEqual(
        try subject.commit(running.completed(at: subject.now)), [.held], "the claim of the one that runs")
    },
    Check("it stops when it is told to, and a later call goes on") { subject in
      guard let spool = subject.pruning else { return }
      let ids = try subject.endEach()
      subject.clock.advance(milliseconds: 86_400_000)
      let none = Retention.each(Retention.Rule(age: DurationText(milliseconds: 1000)))
      try expectEqual(try spool.prune(none) { false }, 0, "records that went in spite of a no")
      try expectEqual(try spool.prune(none) { true }, ids.count, "records that went")
    },
  ]
}

extension SpoolConformance.Subject {
  /// The spool as one that lets records go, its clock being that of the system: its records may bear that one's times.
  fileprivate var pruning: (any SpoolPruning)? {
    clock.set(SystemClock().now())
    return spool as? any SpoolPruning
  }

  /// One job to each end there is: completed, failed and cancelled, in this order. Their ids.
  fileprivate func endEach() throws -> [String] {
    let ids = (0..<3).map { "ended-\($0)" }
    for id in ids { try submit(TestJob(id)) }
    let claims = try claim(ids.count).sorted { $0.job.id.text < $1.job.id.text }
    try commit(
      claims[0].completed(at: now), claims[1].failed(at: now),
      .cancel(claims[2], because: .permanent("not wanted"), now: now))
    letAgesDiffer()
    return ids
  }

  /// In which state a job of that id is, as a submission is told; nil: in none, so that it waits from now on.
  fileprivate func state(of job: TestJob) throws -> JobState? {
    let probe = TestJob(job.id, runAt: now.adding(milliseconds: 3_600_000_000))
    guard case .duplicate(_, of: let state)? = try spool.submit([probe.submitted]).first else { return nil }
    return state
  }
}

extension Retention {
  /// The same rule for every state.
  fileprivate static func each(_ rule: Rule) -> Retention {
    JobState.allCases.reduce(into: Retention()) { $0[$1] = rule }
  }
}
