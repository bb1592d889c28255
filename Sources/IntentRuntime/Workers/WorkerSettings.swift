import IntentJSON

/// What a worker needs to know before its first attempt.
struct WorkerSettings: Sendable, Equatable {
  /// Where service libraries are looked for, in order.
  var libraryDirectories: [String]
  /// Where services keep their data.
  var dataDirectory: String
  /// The object under "services" in the registry.
  var services: JSONText

  func encode(to wire: inout WireWriter) {
    wire.integer(UInt32(libraryDirectories.count))
    for directory in libraryDirectories { wire.text(directory) }
    wire.text(dataDirectory)
    wire.json(services)
  }

  init(libraryDirectories: [String], dataDirectory: String, services: JSONText) {
    self.libraryDirectories = libraryDirectories
    self.dataDirectory = dataDirectory
    self.services = services
  }

  init(from wire: inout WireReader) throws(WireError) {
    libraryDirectories = []
    for _ in 0..<(try wire.integer(UInt32.self)) { libraryDirectories.append(try wire.text()) }
    dataDirectory = try wire.text()
    services = try wire.json(limits: .default) ?? .emptyObject
  }
}
