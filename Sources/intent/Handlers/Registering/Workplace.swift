import IntentCore
import IntentModel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where handlers are registered: the folder of a registry, which may be a checkout of the runtime's sources.
struct Workplace: Sendable {
  /// The folder's absolute path. Files are named from here.
  let root: String
  /// The registry's path.
  let registry: String
  /// The table of handlers in `Package.swift`; nil: there is none, and no handler can be built here.
  let manifest: HandlerManifest?

  /// Looks for a registry in a directory and those above it.
  ///
  /// - Parameter directory: nil: where INTENT_REGISTRY says, else the working directory.
  init(from directory: String?) throws(CommandFailure) {
    if directory == nil, let given = Variables["INTENT_REGISTRY"] {
      try self.init(registry: given)
      return
    }
    let start = AbsolutePath.of(directory ?? ".")
    guard var folder = AbsolutePath.real(start) else { throw CommandFailure(SystemError("cannot look into \(start)")) }
    while access(Self.path("registry.json", in: folder), F_OK) != 0 {
      guard folder != "/" else {
        throw CommandFailure(
          .noInput,
          "there is no registry.json in \(start) or above it: go to the checkout or the registry's folder, name it with "
            + "--directory, or begin one with: echo '{\"version\": 1, \"intents\": {}}' > registry.json")
      }
      folder = AbsolutePath.folder(of: folder)
    }
    try self.init(registry: Self.path("registry.json", in: folder))
  }

  /// The folder of a registry that is known.
  init(registry: String) throws(CommandFailure) {
    self.registry = AbsolutePath.of(registry)
    root = AbsolutePath.folder(of: self.registry)
    manifest = try HandlerManifest(at: Self.path("Package.swift", in: root))
  }

  /// Whether handlers have tests here: a package of its own has none.
  var hasTests: Bool { access(path("Tests/HandlerTests"), F_OK) == 0 }

  /// The path of a file that is named from the root.
  func path(_ file: String) -> String { Self.path(file, in: root) }

  private static func path(_ file: String, in folder: String) -> String {
    folder == "/" ? "/\(file)" : "\(folder)/\(file)"
  }
}
