import IntentCore
import IntentModel
import IntentRuntime

/// The file that a registry entry's handler comes from.
enum HandlerFile {
  case found(String)
  /// Not there, or not to be trusted: why, and what to do.
  case missing(String)

  init(_ entry: RegistryEntry, _ options: RegistryOptions) {
    do {
      let location = try HandlerLocation(entry, plugins: options.plugins, folder: options.registryFolder)
      self = .found(try location.checkedFile())
    } catch {
      self = .missing(error.message)
    }
  }

  /// What is wrong; nil: nothing.
  var problem: String? {
    if case .missing(let problem) = self { problem } else { nil }
  }
}
