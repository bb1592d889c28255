import IntentCore
import IntentJSON
import IntentModel
import Testing

@testable import IntentRuntime

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite("A worker's reports leave in few writes, and none of them is kept")
struct FrameSinkTests {
  /// The two ends of a conversation. Reading waits for at most ten seconds.
  private final class Conversation {
    let worker: Int32
    let dispatcher: Int32

    init() {
      var ends: [Int32] = [0, 0]
      #if canImport(Darwin)
        let kind = SOCK_STREAM
      #else
        let kind = Int32(SOCK_STREAM.rawValue)
      #endif
      precondition(socketpair(AF_UNIX, kind, 0, &ends) == 0)
      (worker, dispatcher) = (ends[0], ends[1])
      var patience = timeval(tv_sec: 10, tv_usec: 0)
      setsockopt(dispatcher, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit {
      close(worker)
      close(dispatcher)
    }

    /// The tokens of the attempts that were reported, until there are so many.
    func tokens(_ count: Int) throws -> [UInt64] {
      var inbox = FrameBuffer()
      var tokens: [UInt64] = []
      var bytes = [UInt8](repeating: 0, count: 1 << 16)
      while tokens.count < count {
        let size = read(dispatcher, &bytes, bytes.count)
        guard size > 0 else { return tokens }
        bytes[..<size].withUnsafeBytes { inbox.append($0) }
        while let frame = try inbox.next() {
          guard case .finished(let token, _) = try WorkerReport(kind: frame.kind, fields: frame.fields, worker: "w")
          else { continue }
          tokens.append(token)
        }
      }
      return tokens
    }
  }

  private static func report(_ token: UInt64) -> WorkerReport {
    .finished(token: token, AttemptResult(outcome: .completed(.null), startedAt: .epoch))
  }

  @Test("what is urgent takes along what waits, in order")
  func urgent() throws {
    let conversation = Conversation()
    let sink = FrameSink(descriptor: conversation.worker)
    for token in 1...5 { sink.sendSoon(Self.report(UInt64(token))) }
    sink.send(Self.report(6))
    #expect(try conversation.tokens(6) == [1, 2, 3, 4, 5, 6])
  }

  @Test("what is not urgent leaves by itself")
  func lone() throws {
    let conversation = Conversation()
    let sink = FrameSink(descriptor: conversation.worker)
    for token in 1...3 {
      sink.sendSoon(Self.report(UInt64(token)))
      #expect(try conversation.tokens(1) == [UInt64(token)])
    }
  }

  @Test("from many threads, each report leaves once")
  func threads() async throws {
    let conversation = Conversation()
    let sink = FrameSink(descriptor: conversation.worker)
    // Fewer bytes than the socket holds, so that nobody has to wait for a reader.
    let (threads, each) = (8, 200)
    await withTaskGroup { group in
      for thread in 0..<threads {
        group.addTask {
          for index in 0..<each {
            let report = Self.report(UInt64(thread * each + index))
            if index % 50 == 49 { sink.send(report) } else { sink.sendSoon(report) }
          }
        }
      }
    }
    let tokens = try conversation.tokens(threads * each)
    #expect(tokens.count == threads * each)
    #expect(Set(tokens).count == threads * each)
  }
}
