import IntentCore
import IntentJSON
import IntentModel
import IntentRuntime

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

// A worker that somebody else has taken over. It does jobs as a worker does, less the work: their parameters are their
// result. But a job with the parameter "attack" has it do that.

let arguments = CommandLine.arguments
let socket: Int32 = 3
var inbox = FrameBuffer()
var buffer = [UInt8](repeating: 0, count: 1 << 16)
/// Attempts that never end, the first ones of jobs with the parameter "hold".
var held: [AttemptStart] = []

func send(_ bytes: [UInt8]) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(socket, $0.baseAddress, $0.count) }
    if count <= 0 { exit(0) }
    rest = rest.dropFirst(count)
  }
}

func frames(_ reports: WorkerReport...) -> [UInt8] {
  var wire = WireWriter()
  for report in reports { report.encode(to: &wire) }
  return wire.bytes
}

func done(_ token: UInt64, _ result: JSONText, followUps: [NewJob] = []) -> [UInt8] {
  frames(
    .finished(
      token: token,
      AttemptResult(outcome: .completed(result), startedAt: .epoch, worker: "forged", followUps: followUps)))
}

/// A frame of any kind and fields.
func frame(_ kind: UInt8, _ fields: [UInt8], claiming length: UInt32? = nil) -> [UInt8] {
  withUnsafeBytes(of: (length ?? UInt32(fields.count + 1)).littleEndian, Array.init) + [kind] + fields
}

let forged = JSONText(unchecked: Array(#"{"forged":true}"#.utf8))

func attack(_ name: String, _ start: AttemptStart) {
  let token = start.token
  let mine = done(token, start.params)
  switch name {
  case "garbage": send([UInt8](repeating: 0xEE, count: 4096))
  case "four_gigabytes": send(frame(2, [], claiming: .max))
  case "no_length": send([0, 0, 0, 0])
  case "unknown_kind": send(frame(200, [1, 2, 3]))
  case "cut_off":
    send(Array(mine.dropLast(5)))
    exit(0)
  case "too_long": send(frame(1, [1]))
  case "drip":
    for byte in mine.dropLast() {
      send([byte])
      usleep(20_000)
    }
  case "bad_json": send(frame(2, Array(mine.dropFirst(5)).map { $0 == UInt8(ascii: "{") ? UInt8(ascii: "[") : $0 }))
  case "many_follow_ups":
    let jobs = (0..<20_000).map { NewJob(id: JobID(unchecked: "forged-\($0)"), bytes: Array("{}".utf8)) }
    send(done(token, start.params, followUps: jobs))
  case "other_tokens":
    // What it was never given, and what other workers run.
    for other in 0..<token + 50 where other != token { send(done(other, forged)) }
  case "twice": send(mine + done(token, forged))
  case "late":
    send(mine)
    send(frames(.progress(token: token, forged), .log(token: token, level: 3, message: "late")))
  case "other_words":
    for other in 0..<token + 50 where other != token {
      send(frames(.progress(token: other, forged), .log(token: other, level: 3, message: "forged")))
    }
    send(mine)
  case "ready_again":
    for _ in 0..<5000 { send(frames(.ready)) }
    send(mine)
  case "log_flood":
    let line = frames(.log(token: token, level: 1, message: String(repeating: "x", count: 100)))
    for _ in 0..<100_000 { send(line) }
    send(mine)
  case "long_line": send(frames(.log(token: token, level: 1, message: String(repeating: "y", count: 4 << 20))) + mine)
  case "progress_flood":
    for number in 0..<100_000 {
      send(frames(.progress(token: token, JSONText(unchecked: Array("{\"done\":\(number)}".utf8)))))
    }
    send(mine)
  default: send(mine)
  }
}

// Some attacks come before a job does.
if let path = getenv("HOSTILE_START"), mkdir(path, 0o700) == 0 {
  send(done(1, forged) + frames(.ready))
}
while true {
  let count = read(socket, &buffer, buffer.count)
  guard count > 0 else { exit(0) }
  buffer[..<count].withUnsafeBytes { inbox.append($0) }
  do {
    while let next = try inbox.next() {
      switch try WorkerCommand(kind: next.kind, fields: next.fields) {
      case .configure: send(frames(.ready))
      case .cancel, .runItems: break
      case .run(let start):
        if let name = start.params["attack"]?.string {
          attack(name, start)
        } else if start.params["hold"] != nil, start.attempt == 1 {
          held.append(start)
        } else {
          send(done(start.token, start.params))
        }
      }
    }
  } catch {
    exit(1)
  }
}
