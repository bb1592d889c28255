import ServiceTesting
import StoreService
import Synchronization
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Sessions, threads and connections.
struct SessionTests {
  @Test func aClosedSessionIsTold() throws {
    let session = try Fixture().store.session()
    session.close()
    session.close()
    #expect(failure { try session.query("SELECT 1") }?.message.contains("closed") == true)
  }

  @Test func closingInsideATransactionDoesNothing() throws {
    let session = try Fixture().items()
    try session.transaction {
      session.close()
      try session.execute("INSERT INTO item (name) VALUES ('a')")
      return true
    }
    #expect(try session.query("SELECT count(*) AS n FROM item") == #"[{"n":1}]"#)
  }

  @Test func twoThreadsInOneSessionAreTold() throws {
    let session = try Fixture().items()
    let message = Mutex<String?>(nil)
    try session.transaction {
      inThread { message.withLock { $0 = failure { try session.query("SELECT 1") }?.message } }
      return true
    }
    #expect(message.withLock { $0 }?.contains("two threads") == true)
  }

  @Test func connectionsAreBounded() throws {
    let fixture = try Fixture(#"{"max_connections":2,"busy_timeout":"20ms"}"#)
    let (first, second) = (try fixture.store.session(), try fixture.store.session())
    #expect(failure { _ = try fixture.store.session() }?.code == 3)
    first.close()
    try fixture.store.session().close()
    second.close()
  }

  @Test func sessionsLeftOpenByEndedAttemptsAreTakenBack() throws {
    let fixture = try Fixture(#"{"max_connections":2,"busy_timeout":"20ms"}"#)
    for _ in 0..<10 {
      let token = fixture.store.host.begin()
      _ = try fixture.store.open(token)
      fixture.store.host.end(token)
    }
  }

  @Test func aLockHeldTooLongIsBusy() throws {
    let fixture = try Fixture(#"{"busy_timeout":"20ms"}"#)
    let (holder, other) = (try fixture.items(), try fixture.items())
    let elsewhere = try TestStore(
      storeService(),
      host: TestServiceHost(configuration: #"{"busy_timeout":"20ms"}"#, dataDirectory: fixture.directory.path))
    let stranger = try elsewhere.session()
    try holder.transaction {
      // The first waits for its turn among this process's writers, the second for the lock of the file.
      #expect(failure { try other.execute("INSERT INTO item (name) VALUES ('x')") }?.code == 3)
      #expect(failure { try stranger.execute("INSERT INTO item (name) VALUES ('x')") }?.code == 3)
      let seen = try other.query("SELECT count(*) AS n FROM item")
      #expect(seen == #"[{"n":0}]"#)
      return true
    }
    try other.execute("INSERT INTO item (name) VALUES ('x')")
  }

  @Test func manyThreadsWriteInTurn() throws {
    let fixture = try Fixture()
    let setUp = try fixture.store.session()
    try setUp.migrate("counter", #"["CREATE TABLE counter (n INTEGER NOT NULL); INSERT INTO counter VALUES (0)"]"#)
    let failures = Mutex<[String]>([])
    inThreads(16) {
      do {
        let session = try fixture.store.session()
        defer { session.close() }
        for _ in 0..<10 {
          try session.transaction {
            try session.execute("UPDATE counter SET n = n + 1")
            return true
          }
        }
      } catch {
        failures.withLock { $0.append("\(error)") }
      }
    }
    #expect(failures.withLock { $0 } == [])
    #expect(try setUp.query("SELECT n FROM counter") == #"[{"n":160}]"#)
  }

  private func inThread(_ body: @escaping @Sendable () -> Void) { inThreads(1, body) }

  /// Runs `body` on so many threads and waits for all of them.
  private func inThreads(_ count: Int, _ body: @escaping @Sendable () -> Void) {
    final class Box {
      let body: @Sendable () -> Void
      init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    let threads = (0..<count).map { _ in
      var thread = pthread_t()
      let box = Unmanaged.passRetained(Box(body)).toOpaque()
      pthread_create(
        &thread, nil,
        { argument in
          Unmanaged<Box>.fromOpaque(argument!).takeRetainedValue().body()
          return nil
        }, box)
      return thread
    }
    for thread in threads { pthread_join(thread, nil) }
  }
}
