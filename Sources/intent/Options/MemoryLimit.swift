import ArgumentParser

/// A bound of memory, or none.
enum MemoryLimit: ExpressibleByArgument, CustomStringConvertible, Sendable {
  case none
  case bytes(ByteSize)

  init?(argument: String) {
    if argument == "none" {
      self = .none
    } else if let size = ByteSize(argument: argument) {
      self = .bytes(size)
    } else {
      return nil
    }
  }

  var description: String {
    switch self {
    case .none: "none"
    case .bytes(let size): size.description
    }
  }
}
