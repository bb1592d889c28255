import Foundation

// What people do: drop jobs, say what they think of them, and deploy.
extension Soak {
  /// So many jobs may be under way at a time.
  private static let crowd = 3000

  /// Drops as many jobs as the rate has room for.
  func drop(_ now: Date) throws {
    guard ledger.waiting.count < Self.crowd else { return }
    let due = Int(Double(options.rate) * now.timeIntervalSince(began)) - figures.jobCount
    // In bursts.
    guard due > 0, random.happens(perMille: 300) else { return }
    if random.happens(perMille: 250) {
      // One command for many.
      return try submit((0..<Int.random(in: 1...60, using: &random)).map { _ in makeJob() }, now)
    }
    for _ in 0..<min(due, 200) {
      if random.happens(perMille: 20) { try dropGarbage() } else { try dropOne(makeJob(), now) }
    }
  }

  private func makeJob() -> SoakJob {
    var point = Int.random(in: 0..<1000, using: &random)
    let kind = SoakJob.Kind.allCases.first { kind in
      point -= kind.share
      return point < 0
    }
    var job = SoakJob(n: ledger.takeNumber(), kind: kind ?? .plain)
    if job.kind == .parent { job.children = [ledger.takeNumber(), ledger.takeNumber()] }
    return job
  }

  private func enter(_ job: SoakJob) {
    ledger.add(job)
    figures.jobs[job.kind, default: 0] += 1
    figures.jobs[.child, default: 0] += job.children.count
  }

  private func dropOne(_ job: SoakJob, _ now: Date) throws {
    var job = job
    let text = job.text(gates: bench.root.appending(path: "gates"), now: now, &random)
    job.names = ["drop-\(job.n)"]
    // One that is put back while its double arrives would be the double.
    let isDouble = job.kind != .unique && job.kind != .failing && job.kind != .parent && random.happens(perMille: 30)
    if isDouble {
      job.names.append("drop-\(job.n)-again")
      ledger.duplicates[job.id] = Set(job.names)
    }
    enter(job)
    for name in job.names { try put(text, as: "\(name).json", now) }
    if isDouble { figures.drops["again", default: 0] += 1 }
  }

  private func put(_ text: String, as name: String, _ now: Date) throws {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<65:
      figures.drops["by rename", default: 0] += 1
      try dropping.move(text, as: name)
    case 65..<94:
      figures.drops["by cp", default: 0] += 1
      try dropping.copy(text, as: name)
    default:
      figures.drops["by a slow writer", default: 0] += 1
      let pause = Double.random(in: 0.01...2, using: &random)
      try dropping.begin(text, as: name, until: now.addingTimeInterval(pause), &random)
    }
  }

  private func dropGarbage() throws {
    let name = "garbage-\(ledger.takeNumber())"
    let texts = [
      "", "{", "no job", #"{"intent_key": "fixture.exec.audited", "intent_params": {"n": 1},}"#,
      #"{"intent_key": "fixture.exec.audited", "intent_params": [1]}"#, #"{"intent_params": {}}"#, "\u{0}\u{1}", "[]",
    ]
    ledger.malformed.insert(name)
    figures.drops["garbage", default: 0] += 1
    try dropping.move(texts.randomElement(using: &random)!, as: "\(name).json")
  }

  private func submit(_ jobs: [SoakJob], _ now: Date) throws {
    var lines = ""
    for var job in jobs {
      job.names = [job.id]
      lines += job.text(gates: bench.root.appending(path: "gates"), now: now, &random) + "\n"
      enter(job)
    }
    figures.drops["by intent submit", default: 0] += jobs.count
    let file = bench.root.appending(path: "submit-\(jobs[0].n).jsonl")
    try Data(lines.utf8).write(to: file)
    try start(["submit", "--from", file.path]) { [unowned self] ending in
      try? FileManager.default.removeItem(at: file)
      if ending.status != 0 || ending.output.split(separator: "\n").count != jobs.count {
        violations.append("intent submit of \(jobs.count) jobs: \(ending.status), \(ending.errors)")
      }
    }
  }

  /// One of the things that are not done to each job.
  func doSomething(_ now: Date) throws {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<35: try cancelOne()
    case 35..<70: try mendOne()
    case 70..<80: try pause()
    default: try deploy(now)
    }
  }

  private func cancelOne() throws {
    // Most others are over before the command has started.
    let kinds: Set<SoakJob.Kind> = [.slow, .delayed, .flaky, .echo]
    let candidates = ledger.waiting.filter { id in ledger.jobs[id].map { kinds.contains($0.kind) } == true }
    guard let id = candidates.sorted().suffix(20).randomElement(using: &random) else { return }
    ledger.jobs[id]!.mayBeCancelled = true
    try operate("cancel", ["cancel", id]) { _ in }
  }

  /// Mends what made a job fail, and has it tried again: by command, or by moving its file.
  private func mendOne() throws {
    let failed = bench.names("failed").filter { name in
      let id = String(name.dropLast(".json".count))
      return ledger.jobs[id].map { $0.kind == .failing && $0.mending == .no } ?? false
    }
    guard let name = failed.sorted().randomElement(using: &random) else { return }
    let id = String(name.dropLast(".json".count))
    let gates = bench.root.appending(path: "gates")
    try Data().write(to: ledger.jobs[id]!.gate(gates))
    // Looked at before it goes: it is a record like any other until then.
    look()
    if Bool.random(using: &random) {
      ledger.jobs[id]!.mending = .perhaps
      try operate("retry", ["retry", id]) { [unowned self] ending in
        if ending.status == 0 { ledger.jobs[id]!.mending = .yes }
      }
    } else {
      figures.operations["mv failed/ pending/", default: 0] += 1
      ledger.jobs[id]!.mending = .yes
      let from = bench.spool.appending(path: "failed/\(name)").path
      guard rename(from, bench.pending.appending(path: name).path) == 0 else {
        throw Trouble("\(from) was not moved: errno \(errno)")
      }
    }
  }

  private func pause() throws {
    let length = Double.random(in: 0.2...1.5, using: &random)
    // Not before the pause has ended: on a busy machine it could come after, and stay.
    try operate("queue pause", ["queue", "pause", "runtime"]) { [unowned self] _ in
      later.append((Date().addingTimeInterval(length), { [unowned self] in try resume() }))
    }
  }

  /// A queue that stays paused would hold up the end: said until it is heard.
  func resume() throws {
    try operate("queue resume", ["queue", "resume", "runtime"]) { [unowned self] ending in
      if ending.status == 75 { try resume() }
    }
  }

  private func operate(_ name: String, _ arguments: [String], then: @escaping (BenchEnding) throws -> Void) throws {
    try start(arguments) { [unowned self] ending in
      figures.operations[ending.status == 0 ? name : "\(name) (status \(ending.status))", default: 0] += 1
      if ![0, 65, 66, 75].contains(ending.status) {
        violations.append("intent \(arguments): \(ending.status), \(ending.errors)")
      }
      try then(ending)
    }
  }

  private func start(_ arguments: [String], then: @escaping (BenchEnding) throws -> Void) throws {
    commands.append((try bench.start(arguments), Date(), then))
  }

  /// Takes in the commands that have ended.
  func takeCommands() throws {
    let ended = commands.filter { $0.program.hasEnded }
    commands.removeAll { $0.program.hasEnded }
    for command in ended { try command.then(command.program.ending) }
    for command in commands where Date().timeIntervalSince(command.began) > 60 {
      throw Trouble("a command has not ended within 60 s: \(command.program.errors)")
    }
  }

  /// Changes the registry, or a library under the dispatcher's hands; what is taken away comes back.
  private func deploy(_ now: Date) throws {
    let soon = now.addingTimeInterval(Double.random(in: 0.1...1.2, using: &random))
    let isFirst = Bool.random(using: &random)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: try change("registry") { try bench.write(registry: SoakRegistry.whole(isFirst: isFirst)) }
    case 1:
      try change("intent taken away") { try bench.write(registry: SoakRegistry.withoutEcho) }
      later.append((soon, { [unowned self] in try bench.write(registry: SoakRegistry.whole(isFirst: isFirst)) }))
    case 2:
      try change("broken registry") { try bench.write(registry: SoakRegistry.broken) }
      later.append((soon, { [unowned self] in try bench.write(registry: SoakRegistry.whole(isFirst: isFirst)) }))
    case 3: try change("library replaced") { try bench.install("Misbehaving") }
    case 4: try change("library copied over") { try bench.copyOver("Misbehaving") }
    default:
      try change("library taken away") {
        unlink(bench.plugins.appending(path: Workbench.library("RuntimeEcho")).path)
      }
      later.append((soon, { [unowned self] in try bench.install("RuntimeEcho") }))
    }
  }

  private func change(_ name: String, _ body: () throws -> Void) throws {
    figures.reloads[name, default: 0] += 1
    try body()
  }
}
