import IntentJSON

extension PluginEnvironment {
  func encode(to wire: inout WireWriter) {
    wire.integer(UInt32(libraryDirectories.count))
    for directory in libraryDirectories { wire.text(directory) }
    wire.text(dataDirectory)
    wire.json(services)
  }

  init(from wire: inout WireReader) throws(WireError) {
    var directories: [String] = []
    for _ in 0..<(try wire.integer(UInt32.self)) { directories.append(try wire.text()) }
    self.init(
      libraryDirectories: directories, dataDirectory: try wire.text(),
      services: try wire.json(limits: .default) ?? .emptyObject)
  }
}
