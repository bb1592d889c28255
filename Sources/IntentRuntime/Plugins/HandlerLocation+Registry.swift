public import IntentCore
public import IntentModel

extension HandlerLocation {
  /// Finds the code of a registry's entry.
  ///
  /// - Parameters:
  ///   - plugins: Directories in which a library is looked for, in order.
  ///   - folder: The registry's folder: where a program runs, and where its relative path starts.
  /// - Throws: `load_failed` where there is no such library.
  public init(_ entry: RegistryEntry, plugins: [String], folder: String) throws(IntentError) {
    switch entry.handler {
    case .library(let name): self = .library(path: try LibraryLoader.locate(name, in: plugins))
    case .exec(let arguments): self = .exec(arguments: arguments, directory: folder)
    }
  }
}
