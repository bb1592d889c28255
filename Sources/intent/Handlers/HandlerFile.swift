import IntentCore
import IntentModel
import IntentRuntime

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The file that a registry entry's handler comes from.
enum HandlerFile {
  case found(String)
  case missing(String)

  init(_ entry: RegistryEntry, _ options: RegistryOptions) {
    switch entry.handler {
    case .library(let name):
      do {
        self = .found(try LibraryLoader.locate(name, in: options.plugins))
      } catch {
        self = .missing(error.message)
      }
    case .exec:
      let path = entry.handler.path(libraries: "", folder: options.registryFolder)
      if access(path, X_OK) == 0 {
        self = .found(path)
      } else {
        let advice = errno == EACCES ? "make it executable: chmod +x \(path)" : "put it there, or correct the registry"
        self = .missing("the program \(path) cannot be executed: \(SystemError.text(errno)); \(advice)")
      }
    }
  }

  /// What is wrong; nil: nothing.
  var problem: String? {
    if case .missing(let problem) = self { problem } else { nil }
  }
}
