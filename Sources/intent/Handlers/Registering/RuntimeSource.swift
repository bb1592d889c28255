/// Where a package of its own gets IntentKit from.
enum RuntimeSource: Sendable {
  /// A checkout, by its absolute path.
  case checkout(String)
  /// A repository.
  case repository(String)

  /// - Parameter given: A path or an address; nil: the checkout that one is in, or that this program was built in.
  init(_ given: String?, from directory: String?) throws(CommandFailure) {
    if let given {
      if given.contains("://") || given.hasPrefix("git@") {
        self = .repository(given)
      } else if let path = AbsolutePath.real(given), try Self.isCheckout(path) {
        self = .checkout(path)
      } else {
        throw CommandFailure(
          .noInput, "--runtime \(given): that is no checkout of the runtime, which has Sources/IntentKit")
      }
      return
    }
    for start in [AbsolutePath.real(directory ?? "."), Program.directory] {
      if let start, let found = try Self.checkout(above: start) {
        self = .checkout(found)
        return
      }
    }
    throw CommandFailure(
      .configuration,
      "no checkout of the runtime is found, which IntentKit is part of: name one, or its address, with --runtime")
  }

  /// The dependency as a manifest has it, seen from a package's directory.
  func dependency(from package: String) -> String {
    switch self {
    case .checkout(let path):
      ".package(name: \"intent-runtime\", path: \"\(RelativePath.of(path, from: package))\", traits: [])"
    case .repository(let address): ".package(url: \"\(address)\", branch: \"main\", traits: [])"
    }
  }

  /// What products of it are asked for by.
  var package: String {
    switch self {
    case .checkout: return "intent-runtime"
    case .repository(let address):
      let name = AbsolutePath.name(of: address)
      return name.hasSuffix(".git") ? String(name.dropLast(4)) : name
    }
  }

  private static func checkout(above start: String) throws(CommandFailure) -> String? {
    var folder = start
    while true {
      if try isCheckout(folder) { return folder }
      if folder == "/" || folder == "." { return nil }
      folder = AbsolutePath.folder(of: folder)
    }
  }

  private static func isCheckout(_ path: String) throws(CommandFailure) -> Bool {
    guard FileTimes.written("\(path)/Sources/IntentKit") != nil else { return false }
    return try HandlerManifest(at: "\(path)/Package.swift") != nil
  }
}
