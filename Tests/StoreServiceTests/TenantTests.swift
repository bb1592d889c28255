import ServiceTesting
import StoreService
import Testing

/// One database file a tenant.
struct TenantTests {
  @Test func tenantsAreApart() throws {
    let fixture = try Fixture()
    let (seoul, busan) = (try fixture.items(tenant: "seoul"), try fixture.items(tenant: "busan"))
    try seoul.execute("INSERT INTO item (name) VALUES ('only in Seoul')")
    #expect(try busan.query("SELECT * FROM item") == "[]")
    #expect(try seoul.query("SELECT count(*) AS n FROM item") == #"[{"n":1}]"#)
  }

  @Test func connectionsUsedAgainStayWithTheirTenant() throws {
    let fixture = try Fixture()
    for tenant in ["a", "b", "a", "ba", "b", ""] {
      let session = try fixture.items(tenant: tenant)
      try session.execute("INSERT INTO item (name) VALUES (?1)", "[\"\(tenant)-\(UInt32.random(in: 0 ... .max))\"]")
      #expect(
        try session.query("SELECT count(*) AS n FROM item WHERE name NOT LIKE ?1", "[\"\(tenant)-%\"]") == #"[{"n":0}]"#
      )
      session.close()
    }
  }

  @Test(arguments: [
    ("", "default.sqlite"), ("seoul", "seoul.sqlite"), ("a.b-c_9", "a.b-c_9.sqlite"), ("Seoul", "%53eoul.sqlite"),
    ("../etc/passwd", "%2e.%2fetc%2fpasswd.sqlite"), (".hidden", "%2ehidden.sqlite"), ("학", "%ed%95%99.sqlite"),
    ("file:x?mode=memory", "file%3ax%3fmode%3dmemory.sqlite"), ("a%2f", "a%252f.sqlite"), ("a\0b", "a%00b.sqlite"),
  ])
  func fileNamesAreSafe(_ tenant: String, _ name: String) throws {
    let fixture = try Fixture()
    let session = try fixture.items(tenant: tenant)
    #expect(fixture.directory.names(in: "store").filter { $0.hasSuffix(".sqlite") } == [name])
    session.close()
  }

  @Test func aNameTooLongForAFileIsRefused() throws {
    let message = failure { _ = try Fixture().store.session(tenant: String(repeating: "가", count: 100)) }?.message
    #expect(message?.contains("too long") == true)
  }

  @Test func nobodyElseMayRead() throws {
    let fixture = try Fixture()
    let session = try fixture.items()
    try session.execute("INSERT INTO item (name) VALUES ('a')")
    #expect(fixture.directory.mode("store") == 0o700)
    for name in ["default.sqlite", "default.sqlite-wal", "default.sqlite-shm"] {
      #expect(fixture.directory.mode("store/" + name) == 0o600, "\(name)")
    }
  }

  @Test func aLinkInPlaceOfADatabaseIsRefused() throws {
    let fixture = try Fixture()
    try fixture.items(tenant: "a").close()
    #expect(fixture.directory.link("store/b.sqlite", to: "a.sqlite"))
    #expect(failure { _ = try fixture.store.session(tenant: "b") }?.code == 5)
  }

  @Test func theStoreMayLieBehindALink() throws {
    let fixture = try Fixture(#"{"directory":"linked"}"#)
    fixture.directory.makeDirectory("real")
    #expect(fixture.directory.link("linked", to: "real"))
    try fixture.items().close()
    #expect(fixture.directory.names(in: "real").contains("default.sqlite"))
  }

  @Test(arguments: [
    (#"{"directory":"../x"}"#, "leaves the data directory"), (#"{"directory":7}"#, "services.store.directory"),
    (#"{"busy_timeout":"soon"}"#, "services.store.busy_timeout"), (#"{"busy":"5s"}"#, "unknown members: busy"),
    (#"{"synchronous":"off"}"#, "services.store.synchronous"), (#"{"max_connections":0}"#, "from 1 to 1000"),
    ("[]", "where an object is expected"),
  ])
  func configurationIsChecked(_ configuration: String, _ message: String) {
    let failure = failure { _ = try Fixture(configuration) }
    #expect(failure?.message.contains(message) == true, "\(failure?.message ?? "no failure")")
  }

  @Test func anotherVersionIsRefused() {
    let failure = failure {
      _ = try TestStore(storeService(), host: TestServiceHost(dataDirectory: "/tmp"), version: 2)
    }
    #expect(failure?.message.contains("version 2 was asked for") == true)
  }

  @Test func damageIsSaid() throws {
    let fixture = try Fixture()
    fixture.directory.makeDirectory("store")
    fixture.directory.write("store/a.sqlite", String(repeating: "this is no database. ", count: 500))
    let message = failure { _ = try fixture.store.session(tenant: "a") }?.message
    #expect(message?.contains("a.sqlite is damaged") == true, "\(message ?? "no failure")")
    #expect(message?.contains("backup") == true)
  }

  @Test func aDatabasePutInPlaceIsTakenUp() throws {
    let fixture = try Fixture()
    let first = try fixture.items()
    try first.execute("INSERT INTO item (name) VALUES ('old')")
    first.close()
    for name in ["default.sqlite", "default.sqlite-wal", "default.sqlite-shm"] {
      fixture.directory.remove("store/" + name)
    }
    let second = try fixture.items()
    #expect(try second.query("SELECT * FROM item") == "[]")
  }
}
