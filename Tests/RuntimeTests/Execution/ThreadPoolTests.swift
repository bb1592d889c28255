import IntentModel
import Synchronization
import Testing

@testable import IntentRuntime

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite("Threads for handlers")
struct ThreadPoolTests {
  @Test("so many handlers that block are inside at once", arguments: [20, 300])
  func concurrency(count: Int) async throws {
    // Each blocks its thread until all are there: with a thread too few the test would never end.
    let library = Fixtures.library("Misbehaving")
    let directory = try TemporaryDirectory()
    // A copy for each round: the library counts those inside over its whole life.
    let copy = try directory.copy(library)
    let host = TestHost()
    let tokens = try (0..<count).map { _ in
      try host.start(.library(path: copy), Fixtures.key("meets"), "{\"count\":\(count)}")
    }
    for token in tokens { #expect(await host.events.result(token).completed == "\(count)") }
  }

  @Test("bodies run in the order they came, each once")
  func order() {
    var limits = ThreadPool.Limits()
    limits.maximum = 1
    limits.eager = 1
    let pool = ThreadPool(limits: limits)
    let seen = Mutex<[Int]>([])
    let done = Gate()
    for index in 0..<2000 { pool.run { seen.withLock { $0.append(index) } } }
    pool.run { done.open() }
    done.wait()
    #expect(seen.withLock { $0 } == Array(0..<2000))
  }

  @Test("bodies that do not block share few threads")
  func few() {
    let pool = ThreadPool()
    let count = Atomic<Int>(0)
    let done = Gate()
    for _ in 0..<20_000 {
      pool.run { if count.add(1, ordering: .relaxed).newValue == 20_000 { done.open() } }
    }
    done.wait()
    #expect(count.load(ordering: .relaxed) == 20_000)
    #expect(pool.threadCount <= 64)
  }

  @Test("threads that were added while bodies blocked rest while others pass quickly, and come back when they block")
  func rest() {
    let pool = ThreadPool()
    let load = Load(pool)
    for _ in 0..<2 {
      block(20, pool)
      // A queue that is never empty, as under load.
      for _ in 0..<64 { load.add() }
      let end = SystemClock().monotonic().adding(milliseconds: 20_000)
      while pool.workingCount > 2, SystemClock().monotonic() < end { usleep(500) }
      #expect(pool.workingCount <= 2)
    }
    load.end()
  }

  /// Runs so many bodies that are inside at once.
  private func block(_ count: Int, _ pool: ThreadPool) {
    let done = Gate()
    let inside = Mutex(0)
    for _ in 0..<count {
      pool.run {
        inside.withLock { $0 += 1 }
        while inside.withLock({ $0 }) < count { usleep(500) }
        done.open()
      }
    }
    done.wait()
  }

  /// Bodies that put themselves back into the queue until they are told to end.
  private final class Load: Sendable {
    private let pool: ThreadPool
    private let isOver = Atomic(false)

    init(_ pool: ThreadPool) { self.pool = pool }

    func add() {
      pool.run { [self] in if !isOver.load(ordering: .relaxed) { add() } }
    }

    func end() { isOver.store(true, ordering: .relaxed) }
  }

  @Test("never more threads than the bound, and bodies past it wait for one")
  func bound() {
    var limits = ThreadPool.Limits()
    limits.maximum = 3
    let pool = ThreadPool(limits: limits)
    let inside = Atomic<Int>(0)
    let most = Atomic<Int>(0)
    let count = Atomic<Int>(0)
    let done = Gate()
    for _ in 0..<12 {
      pool.run {
        most.max(inside.add(1, ordering: .relaxed).newValue, ordering: .relaxed)
        usleep(3000)
        inside.subtract(1, ordering: .relaxed)
        if count.add(1, ordering: .relaxed).newValue == 12 { done.open() }
      }
    }
    done.wait()
    #expect(most.load(ordering: .relaxed) <= 3)
    #expect(pool.threadCount <= 3)
  }

  @Test("threads with nothing to do end, but for a few")
  func idle() {
    var limits = ThreadPool.Limits()
    limits.idle = 1_000_000
    let pool = ThreadPool(limits: limits)
    let arrived = Atomic<Int>(0)
    let leave = Gate()
    for _ in 0..<8 {
      pool.run {
        arrived.add(1, ordering: .relaxed)
        leave.wait()
      }
    }
    while arrived.load(ordering: .relaxed) < 8 { usleep(200) }
    #expect(pool.threadCount >= 8)
    leave.open()
    while pool.threadCount > limits.kept { usleep(500) }
    #expect(pool.threadCount == limits.kept)
    let done = Gate()
    pool.run { done.open() }
    done.wait()
  }

  @Test("first in, first out")
  func fifo() {
    var (queue, expected, next) = (FIFO<Int>(), 0, 0)
    for round in 0..<5000 {
      for _ in 0..<(round % 7) {
        queue.append(next)
        next += 1
      }
      for _ in 0..<(round % 5) {
        guard let first = queue.popFirst() else { break }
        #expect(first == expected)
        expected += 1
      }
      #expect(queue.count == next - expected)
    }
  }
}

/// Holds plain threads until it is opened.
final class Gate: @unchecked Sendable {
  private let condition = Condition()
  private var isOpen = false

  func open() {
    condition.withLock {
      isOpen = true
      condition.broadcast()
    }
  }

  func wait() {
    condition.withLock {
      while !isOpen { condition.wait() }
    }
  }
}
