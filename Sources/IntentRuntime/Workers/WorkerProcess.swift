import IntentCore
import IntentModel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A worker, as its dispatcher sees it. Belongs to the dispatcher's thread.
final class WorkerProcess {
  /// For records and logs: `worker-3`.
  let name: String
  let identity: ProcessIdentity
  let socket: Int32
  /// The version of registry and libraries it was started with.
  let generation: Int
  /// Runs suspects, one at a time.
  let isQuarantine: Bool
  /// Its attempts' tokens.
  private(set) var running: Set<UInt64> = []
  private(set) var startedCount = 0
  /// How many of its attempts are of items.
  private(set) var items = 0
  /// It has said that it takes attempts.
  var isReady = false
  /// It gets no more attempts, and ends when its last one has.
  var isRetiring = false
  /// Why the dispatcher ended it: the attempt that would not stop.
  var killedFor: UInt64?

  /// Why the dispatcher ended it: it said what no worker of ours says.
  var fault: WireError?

  private var lastMemoryCheck: Int64 = 0
  private var checkedCount = 0
  private var inbox = FrameBuffer()
  private var outbox = WireWriter()
  private var unsent: ArraySlice<UInt8> = []

  init(name: String, identity: ProcessIdentity, socket: Int32, generation: Int, isQuarantine: Bool) {
    self.name = name
    self.identity = identity
    self.socket = socket
    self.generation = generation
    self.isQuarantine = isQuarantine
  }

  var hasUnsent: Bool { !unsent.isEmpty || !outbox.isEmpty }

  /// Queues a command; ``flush()`` sends it with its neighbours.
  func send(_ command: WorkerCommand) {
    command.encode(to: &outbox)
  }

  func start(_ attempt: AttemptStart, isItem: Bool = false) {
    running.insert(attempt.token)
    startedCount += 1
    if isItem { items += 1 }
    send(.run(attempt))
  }

  /// Takes note of an item that is sent along with others.
  func take(item token: UInt64) {
    running.insert(token)
    startedCount += 1
    items += 1
  }

  /// An item of its has ended.
  func endedItem() { items -= 1 }

  /// Every 10 ms at most, and not while nothing is run: the question costs some 10 us, and a leak of a gigabyte a second
  /// is still noticed in time.
  func isDueForMemoryCheck(now: Int64) -> Bool {
    guard startedCount > checkedCount, now - lastMemoryCheck >= 10_000_000 else { return false }
    (checkedCount, lastMemoryCheck) = (startedCount, now)
    return true
  }

  /// Whether the token was this worker's: a forged one is nobody's.
  func end(_ token: UInt64) -> Bool {
    running.remove(token) != nil
  }

  /// Sends as much as the socket takes. False: the worker is gone.
  func flush() -> Bool {
    if unsent.isEmpty {
      if outbox.isEmpty { return true }
      unsent = outbox.take()[...]
    }
    while !unsent.isEmpty {
      let count = unsent.withUnsafeBytes { raw in
        #if canImport(Darwin)
          Darwin.send(socket, raw.baseAddress, raw.count, 0)
        #else
          Glibc.send(socket, raw.baseAddress, raw.count, Int32(MSG_NOSIGNAL))
        #endif
      }
      if count >= 0 {
        unsent = unsent.dropFirst(count)
        if unsent.isEmpty, !outbox.isEmpty { unsent = outbox.take()[...] }
      } else if errno == EAGAIN || errno == EWOULDBLOCK {
        return true
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }

  /// What a read of the socket came to.
  enum Reading {
    case reports([WorkerReport])
    case ended([WorkerReport])
    case garbage([WorkerReport], WireError)
  }

  /// The most that is read at once: a worker that never stops talking must not have all of the dispatcher's time.
  private static let readingBound = 1 << 20

  /// Reads what has arrived, into `scratch` on the way.
  func read(into scratch: UnsafeMutableRawBufferPointer) -> Reading {
    var reports: [WorkerReport] = []
    var taken = 0
    while true {
      let count = readBytes(socket, scratch)
      if count > 0 {
        inbox.append(UnsafeRawBufferPointer(rebasing: scratch[..<count]))
        do {
          while let frame = try inbox.next() {
            reports.append(try WorkerReport(kind: frame.kind, fields: frame.fields, worker: name))
          }
        } catch {
          return .garbage(reports, error)
        }
        taken += count
        if count < scratch.count || taken >= Self.readingBound { return .reports(reports) }
      } else if count == 0 {
        return .ended(reports)
      } else if errno == EAGAIN || errno == EWOULDBLOCK {
        return .reports(reports)
      } else if errno != EINTR {
        return .ended(reports)
      }
    }
  }

  /// Ends the process, whatever it does.
  func kill() {
    _ = sendSignal(identity.pid, SIGKILL)
  }

  /// Closes the conversation, on which a worker exits, and takes its exit status. Only for one that has ended, was
  /// killed, or has nothing to run.
  func reap() -> ExitStatus {
    close(socket)
    return ExitStatus.wait(for: identity.pid)
  }
}

private func readBytes(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}

private func sendSignal(_ pid: Int32, _ signal: Int32) -> Int32 {
  kill(pid, signal)
}
