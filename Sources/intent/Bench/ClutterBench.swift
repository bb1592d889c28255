/// What completed and delayed records that lie about change: the drain's rate, and how soon a job is picked up.
struct ClutterBench {
  var tools: BenchTools
  /// So many of each.
  var clutter: Int
  var jobs: Int
  var samples: Int
  var runs: Int

  func rows() throws(BenchError) -> [BenchRow] {
    let registry = try tools.registry()
    let cluttered = try tools.directory.make("clutter")
    try scatter(cluttered, registry: registry)
    var with: [WorkStint] = []
    var without: [WorkStint] = []
    for run in 0..<runs {
      let clean = try tools.directory.make("clutter-none-\(run)")
      try Drops.fill(clean, jobs)
      without.append(try WorkStint(tools, on: clean, jobs: jobs, registry: registry))
      // What earlier runs have done lies there too.
      try tools.endJournal(cluttered, registry: registry)
      try Drops.fill(cluttered, jobs, named: "run-\(run)")
      with.append(try WorkStint(tools, on: cluttered, jobs: jobs, registry: registry))
    }
    let what = "\(clutter) completed and delayed"
    return WorkStint.rows(with, what, beside: without, "none", note: "\(jobs) jobs")
      + (try pickups(cluttered, what, registry))
  }

  /// The runtime's own: some jobs are done, as many wait for a day far ahead.
  private func scatter(_ spool: String, registry: String) throws(BenchError) {
    try Drops.fill(spool, clutter, named: "done")
    let later = Drops.job("runtime.query.echo", "{}", #""run_at":"2199-01-01T00:00:00Z""#)
    try Drops.fill(spool, clutter, with: later, named: "later")
    _ = try tools.drain(spool, registry: registry)
    let delayed = Files.count(in: "\(spool)/delayed")
    let completed = CompletedRecords(of: spool).count
    guard delayed == clutter, completed == clutter else {
      throw BenchError("\(clutter) jobs were to be completed and as many delayed: \(completed) and \(delayed) are")
    }
  }

  /// Two dispatchers run, and one is idle while the other is measured.
  private func pickups(_ spool: String, _ what: String, _ registry: String) throws(BenchError) -> [BenchRow] {
    let clean = try tools.directory.make("clutter-latency")
    let without = try PickupProbe(tools, spool: clean, registry: registry)
    let with = try PickupProbe(tools, spool: spool, registry: registry)
    for _ in 0..<samples {
      try without.measure()
      try with.measure()
    }
    try without.dispatcher.stop()
    try with.dispatcher.stop()
    let (ours, theirs) = (Sample(with.pickups), Sample(without.pickups))
    return [0.5, 0.99].map { part in
      BenchRow(
        name: "pickup p\(Int(part * 100)), \(what)", value: ours.quantile(part), unit: "ms",
        floor: ("none", theirs.quantile(part)), spread: "max \(BenchRow.short(ours.maximum)), \(samples) jobs in turn")
    }
  }
}
