import IntentJSON

/// What a worker needs to know before its first attempt.
struct WorkerSettings: Sendable, Equatable {
  /// Where service libraries are looked for, in order.
  var libraryDirectories: [String]
  /// Where services keep their data.
  var dataDirectory: String
  /// What the registry says of services, by name: objects.
  var services: [String: JSONText]

  func encode(to wire: inout WireWriter) {
    wire.integer(UInt32(libraryDirectories.count))
    for directory in libraryDirectories { wire.text(directory) }
    wire.text(dataDirectory)
    wire.integer(UInt32(services.count))
    for (name, configuration) in services {
      wire.text(name)
      wire.json(configuration)
    }
  }

  init(libraryDirectories: [String], dataDirectory: String, services: [String: JSONText]) {
    self.libraryDirectories = libraryDirectories
    self.dataDirectory = dataDirectory
    self.services = services
  }

  init(from wire: inout WireReader) throws(WireError) {
    libraryDirectories = []
    for _ in 0..<(try wire.integer(UInt32.self)) { libraryDirectories.append(try wire.text()) }
    dataDirectory = try wire.text()
    services = [:]
    for _ in 0..<(try wire.integer(UInt32.self)) {
      services[try wire.text()] = try wire.json(limits: .default) ?? .emptyObject
    }
  }
}
