import ServiceTesting
import StoreService

/// A store in a directory of its own.
struct Fixture {
  let directory = TemporaryDirectory()
  let store: TestStore

  init(_ configuration: String = "{}") throws {
    store = try TestStore(
      storeService(), host: TestServiceHost(configuration: configuration, dataDirectory: directory.path))
  }

  /// A session on a database with a table `item (id, name UNIQUE NOT NULL)`.
  func items(tenant: String = "", uid: String = "uid-1") throws -> TestStore.Session {
    let session = try store.session(tenant: tenant, uid: uid)
    try session.migrate("items", #"["CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)"]"#)
    return session
  }
}
