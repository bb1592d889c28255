extension HandlerLocation {
  func encode(to wire: inout WireWriter) {
    switch self {
    case .library(let path):
      wire.integer(UInt8(0))
      wire.text(path)
    case .exec(let arguments, let directory):
      wire.integer(UInt8(1))
      wire.integer(UInt32(arguments.count))
      for argument in arguments { wire.text(argument) }
      wire.text(directory)
    }
  }

  init(from wire: inout WireReader) throws(WireError) {
    switch try wire.integer(UInt8.self) {
    case 0:
      self = .library(path: try wire.text())
    case 1:
      var arguments: [String] = []
      for _ in 0..<(try wire.integer(UInt32.self)) { arguments.append(try wire.text()) }
      self = .exec(arguments: arguments, directory: try wire.text())
    case let kind:
      throw WireError("a handler is of the unknown kind \(kind)")
    }
  }
}
