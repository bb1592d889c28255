internal import IntentJSON
internal import ServiceKit

/// What `services.store` in registry.json may say.
struct StoreConfiguration: Sendable, Equatable {
  /// Absolute path of the directory that holds one database file a tenant. (`directory`; default `store`, under the
  /// data directory.)
  var directory: String
  /// How long a session waits for a lock or for a connection. (`busy_timeout`; default 5 s.)
  var busyTimeoutMs = 5000
  /// Whether a commit reaches the disk before it is answered. (`synchronous`; default `full`.)
  ///
  /// With `full` a power cut undoes no transaction that was committed, the once-keys of jobs reported done among them,
  /// at the price of one sync a commit. With `normal` it may undo the latest ones; the database stays sound.
  var syncsEveryCommit = true
  /// Connections a tenant may have in use at once. (`max_connections`; default 32.)
  var maxConnections = 32
  /// Bytes of JSON that one query may answer with. (`max_result_bytes`; default 64 MiB.)
  var maxResultBytes = 64 << 20
  /// How long the once-key of a job is kept, from the job's acceptance and from its transaction on. (`keep_once_keys`;
  /// default 90 days.) A job that is attempted again after that would do again what it did.
  var keepOnceKeysMs = 90 * 86_400_000

  init(directory: String) {
    self.directory = directory
  }

  init(_ host: ServiceHost) throws(ServiceError) {
    var reader = ServiceConfiguration(service: "store", host.configuration)
    directory = try ServiceDirectory.resolve(try reader.string("directory") ?? "store", under: host.dataDirectory)
    busyTimeoutMs = try reader.milliseconds("busy_timeout", in: 0...3_600_000) ?? busyTimeoutMs
    syncsEveryCommit = try reader.choice("synchronous", of: ["full", "normal"]) != "normal"
    maxConnections = try reader.integer("max_connections", in: 1...1000) ?? maxConnections
    maxResultBytes = try reader.integer("max_result_bytes", in: 1024...(1 << 30)) ?? maxResultBytes
    keepOnceKeysMs =
      try reader.milliseconds("keep_once_keys", in: 86_400_000...(3650 * 86_400_000)) ?? keepOnceKeysMs
    try reader.finish()
  }
}
