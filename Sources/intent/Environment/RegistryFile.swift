import IntentCore

/// The registry's file.
struct RegistryFile {
  var path: String

  /// More would be no registry.
  private static let limit = 256 << 20

  /// Everything in it, checked.
  ///
  /// - Throws: ``CommandFailure``; with the first problem where the file has some, since a line has room for one.
  func registry() throws(CommandFailure) -> Registry {
    let bytes = try bytes()
    do {
      return try Registry(bytes)
    } catch {
      throw failure(error)
    }
  }

  /// Its bytes.
  func bytes() throws(CommandFailure) -> [UInt8] {
    do {
      return try TextFile.read(path, limit: Self.limit)
    } catch {
      throw CommandFailure(.configuration, "\(error.message); name the registry with --registry or INTENT_REGISTRY")
    }
  }

  /// A registry's problems as a command's failure.
  func failure(_ error: RegistryError) -> CommandFailure {
    let others = error.problems.count - 1
    let rest = others > 0 ? " (and \(others) more: intent handlers check)" : ""
    return CommandFailure(.configuration, "\(path): \(error.problems[0])\(rest)")
  }
}
