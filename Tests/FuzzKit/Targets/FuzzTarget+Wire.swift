import RandomTesting
import IntentCore
import IntentJSON
import IntentModel
import IntentRuntime

extension FuzzTarget {
  /// What workers say to the dispatcher: the boundary that a handler's bug, or its author, may have crossed.
  static let reports = FuzzTarget(name: "reports") { random in
    var wire = WireWriter()
    for _ in 0...random.below(4) { report(&random).encode(to: &wire) }
    var bytes = wire.bytes
    Mutator.damage(&bytes, &random)
    return bytes
  } check: { bytes in
    try checkStream(bytes) { frame throws(WireError) in
      var wire = WireWriter()
      try WorkerReport(kind: frame.kind, fields: frame.fields, worker: "worker-1").encode(to: &wire)
      return wire.bytes
    }
  }

  /// What the dispatcher says to its workers.
  static let commands = FuzzTarget(name: "commands") { random in
    var wire = WireWriter()
    for _ in 0...random.below(3) { command(&random).encode(to: &wire) }
    var bytes = wire.bytes
    Mutator.damage(&bytes, &random)
    return bytes
  } check: { bytes in
    try checkStream(bytes) { frame throws(WireError) in
      var wire = WireWriter()
      try WorkerCommand(kind: frame.kind, fields: frame.fields).encode(to: &wire)
      return wire.bytes
    }
  }

  /// A stream reads the same in whatever pieces it comes, and what was read is read again from what is written of it.
  private static func checkStream(
    _ bytes: [UInt8], _ rewrite: ((kind: UInt8, fields: ArraySlice<UInt8>)) throws(WireError) -> [UInt8]
  ) throws -> Verdict {
    let whole = read(bytes, pieces: max(1, bytes.count), rewrite)
    let cut = read(bytes, pieces: 1 + bytes.count % 97, rewrite)
    try require(whole.frames == cut.frames, "read differently in pieces")
    try require(whole.isRefused == cut.isRefused, "refused only in pieces, or only whole")
    let again = read(whole.frames.flatMap { $0 }, pieces: 4096, rewrite)
    try require(!again.isRefused && again.frames == whole.frames, "what was written is not what was read")
    return whole.isRefused || whole.frames.isEmpty ? .refused : .accepted
  }

  private static func read(
    _ bytes: [UInt8], pieces: Int, _ rewrite: ((kind: UInt8, fields: ArraySlice<UInt8>)) throws(WireError) -> [UInt8]
  ) -> (frames: [[UInt8]], isRefused: Bool) {
    var buffer = FrameBuffer()
    var frames: [[UInt8]] = []
    for start in stride(from: 0, to: bytes.count, by: pieces) {
      bytes[start..<min(bytes.count, start + pieces)].withUnsafeBytes { buffer.append($0) }
      do {
        while let frame = try buffer.next() { frames.append(try rewrite(frame)) }
      } catch {
        return (frames, true)
      }
    }
    return (frames, false)
  }

  private static func report(_ random: inout SeededGenerator) -> WorkerReport {
    let token = random.pick([1, 7, UInt64.max, random.next()])
    switch random.below(6) {
    case 0: return .ready
    case 1: return .progress(token: token, json(&random))
    case 2: return .log(token: token, level: UInt32(random.below(6)), message: JSONGrammar.text(&random))
    default: return .finished(token: token, result(&random))
    }
  }

  private static func result(_ random: inout SeededGenerator) -> AttemptResult {
    let error = IntentError(
      random.pick([.crash, .timeout, .permanent]), JSONGrammar.text(&random), field: random.oneIn(2) ? "a.b" : nil,
      retryAfterMilliseconds: random.oneIn(2) ? Int64(bitPattern: random.next()) : nil,
      details: random.oneIn(2) ? json(&random) : nil)
    let delay = random.pick([nil, 0, 250, Int64.max, Int64.min])
    let outcome: AttemptResult.Outcome = random.pick([
      .completed(json(&random)), .retry(error, after: delay), .snoozed(milliseconds: delay ?? 1),
      .rateLimited(error, milliseconds: delay), .failed(error), .cancelled(error), .held(error), .interrupted(error),
    ])
    return AttemptResult(
      outcome: outcome, startedAt: Timestamp(milliseconds: Int64(bitPattern: random.next())),
      elapsed: Int64(bitPattern: random.next()), progress: random.oneIn(2) ? json(&random) : nil,
      exitStatus: random.oneIn(2) ? 75 : nil, signal: random.oneIn(2) ? 11 : nil,
      followUps: (0..<random.below(3)).map {
        NewJob(id: JobID(unchecked: "next-\($0)"), bytes: Array(drop(&random).utf8))
      })
  }

  private static func command(_ random: inout SeededGenerator) -> WorkerCommand {
    switch random.below(4) {
    case 0: return .cancel(token: random.next())
    case 1:
      return .configure(
        PluginEnvironment(
          libraryDirectories: ["/usr/lib", JSONGrammar.text(&random)], dataDirectory: "/data", services: json(&random)))
    default:
      let location: HandlerLocation =
        random.oneIn(2) ? .library(path: "/lib/x.so") : .exec(arguments: ["python3", "x.py"], directory: "/")
      return .run(
        AttemptStart(
          token: random.next(), purpose: random.oneIn(4) ? .exhausted(IntentError(.crash, "m")) : .execute,
          location: location, key: "a.exec.b", id: JobID(unchecked: "late-7"),
          uid: JobUID(unchecked: "019aa3c5-8d23-7b4e-9f00-3f1c2d4e5a6b"), attempt: random.below(9),
          deadline: random.oneIn(2) ? .distantFuture : nil, job: json(&random), params: json(&random)))
    }
  }

  private static func json(_ random: inout SeededGenerator) -> JSONText {
    JSONText(unchecked: Array(JSONGrammar.object(&random, depth: 2).utf8)).compacted()
  }
}
